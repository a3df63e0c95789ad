package dev.berth.gateway.throttle;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param signIn calls that make or renew a sign-in, and workspace tickets, per address
 * @param anonymous other calls without a token, per address
 * @param person calls with a token, per person
 * @param calendar fetched calendar feeds, per address and replica: a calendar service fetches many people's from one
 */
@ConfigurationProperties("berth.gateway.throttle")
record ThrottleSettings(Bucket signIn, Bucket anonymous, Bucket person, Bucket calendar) {
    /**
     * @param perSecond how fast it fills
     * @param burst how much it holds
     */
    record Bucket(int perSecond, int burst) {
        Bucket {
            if (perSecond < 1 || burst < perSecond) {
                throw new IllegalArgumentException("A bucket fills with at least 1 a second and holds at least that");
            }
        }
    }

    Bucket of(Limit limit) {
        return switch (limit) {
            case SIGN_IN -> signIn;
            case ANONYMOUS -> anonymous;
            case PERSON -> person;
            case CALENDAR -> calendar;
        };
    }
}
