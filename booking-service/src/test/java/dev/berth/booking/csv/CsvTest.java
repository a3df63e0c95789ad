package dev.berth.booking.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void cells_that_hold_separators_or_quotes_are_quoted_and_nothing_is_empty() {
        Csv table = new Csv("a", "b", "c").row("one, two", "say \"hi\"", null).row("line\nbreak", -1.5, Instant.EPOCH);
        assertThat(table.toString())
                .isEqualTo(
                        "a,b,c\r\n\"one, two\",\"say \"\"hi\"\"\",\r\n\"line\nbreak\",-1.5,1970-01-01T00:00:00Z\r\n");
    }

    @Test
    void a_name_that_looks_like_a_formula_stays_text_in_a_spreadsheet() {
        assertThat(new Csv("name").row("=HYPERLINK(\"http://evil.example\")").toString())
                .isEqualTo("name\r\n\"'=HYPERLINK(\"\"http://evil.example\"\")\"\r\n");
        assertThat(new Csv("name").row("@SUM(A1)").toString()).isEqualTo("name\r\n'@SUM(A1)\r\n");
    }
}
