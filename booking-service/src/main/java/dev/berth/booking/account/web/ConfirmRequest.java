package dev.berth.booking.account.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param password the current one */
@Schema(name = "ConfirmRequest")
record ConfirmRequest(@NotNull @Size(max = 200) String password) {
    @Override
    public String toString() {
        return "ConfirmRequest[hidden]";
    }
}
