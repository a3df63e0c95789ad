package dev.berth.booking.feature;

import dev.berth.booking.feature.Flag.Why;
import dev.berth.booking.security.Role;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Answers OpenFeature from the flags of this service. The targeting key is a person's id; their role is an attribute. */
@Component
class FlagProvider implements FeatureProvider {
    static final String ROLE = "role";

    private final KnownFlags flags;

    FlagProvider(KnownFlags flags) {
        this.flags = flags;
    }

    @Override
    public Metadata getMetadata() {
        return () -> "berth";
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(String key, Boolean fallback, EvaluationContext asker) {
        return flags.find(key)
                .map(flag -> evaluation(flag.judge(
                        UUID.fromString(asker.getTargetingKey()),
                        Role.of(asker.getValue(ROLE).asString()))))
                .orElseGet(() -> ProviderEvaluation.<Boolean>builder()
                        .value(fallback)
                        .errorCode(ErrorCode.FLAG_NOT_FOUND)
                        .build());
    }

    private static ProviderEvaluation<Boolean> evaluation(Why why) {
        Reason reason = switch (why) {
            case CLOSED -> Reason.DISABLED;
            case PERCENTAGE, NOT_CHOSEN -> Reason.SPLIT;
            case ROLE, PERSON -> Reason.TARGETING_MATCH;
        };
        return ProviderEvaluation.<Boolean>builder()
                .value(why.isOpen())
                .variant(why.name().toLowerCase(Locale.ROOT))
                .reason(reason.name())
                .build();
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(String key, String fallback, EvaluationContext asker) {
        return notThatType(fallback);
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(String key, Integer fallback, EvaluationContext asker) {
        return notThatType(fallback);
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(String key, Double fallback, EvaluationContext asker) {
        return notThatType(fallback);
    }

    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(String key, Value fallback, EvaluationContext asker) {
        return notThatType(fallback);
    }

    /** Flags here are open or closed, nothing in between. */
    private static <T> ProviderEvaluation<T> notThatType(T fallback) {
        return ProviderEvaluation.<T>builder()
                .value(fallback)
                .errorCode(ErrorCode.TYPE_MISMATCH)
                .build();
    }
}
