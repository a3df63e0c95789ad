package dev.berth.booking.input;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

public class TimeZoneCheck implements ConstraintValidator<TimeZone, String> {

    @Override
    public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
        return name == null || ZoneId.getAvailableZoneIds().contains(name);
    }
}
