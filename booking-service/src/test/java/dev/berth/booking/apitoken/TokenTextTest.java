package dev.berth.booking.apitoken;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTextTest {
    /** The gateway's own test reads the same example. */
    private static final String EXAMPLE = "berth_0123456789ABCDEFGHIJKLMNOPQRSTUV0s1SvW";

    @Test
    void a_fresh_token_is_whole_and_never_the_same() {
        var one = TokenText.fresh();
        assertThat(one.isWhole()).isTrue();
        assertThat(one.value()).hasSize(44).matches("berth_[0-9A-Za-z]{38}");
        assertThat(TokenText.fresh().value()).isNotEqualTo(one.value());
    }

    @Test
    void one_wrong_character_is_noticed_wherever_it_stands() {
        String good = TokenText.fresh().value();
        for (int i = 0; i < good.length(); i++) {
            char other = good.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(new TokenText(good.substring(0, i) + other + good.substring(i + 1)).isWhole())
                    .isFalse();
        }
    }

    @Test
    void the_example_is_whole() {
        assertThat(new TokenText(EXAMPLE).isWhole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "berth_", "eyJhbGciOiJFUzI1NiJ9.e30.x", "berth_0123456789ABCDEFGHIJKLMNOPQRSTUV"})
    void what_is_no_token_is_not_whole(String text) {
        assertThat(new TokenText(text).isWhole()).isFalse();
    }

    @Test
    void neither_the_hint_nor_a_log_shows_the_token() {
        var token = TokenText.fresh();
        assertThat(token.hint()).isEqualTo(token.value().substring(0, 10) + "…");
        assertThat(token.toString()).doesNotContain(token.value().substring(6));
    }
}
