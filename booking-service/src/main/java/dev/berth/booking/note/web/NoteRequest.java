package dev.berth.booking.note.web;

import dev.berth.booking.input.Paragraphs;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;

@Schema(name = "NoteRequest")
record NoteRequest(
        @NotBlank(message = "must say something") @Paragraphs(max = 2000)
        String text) {}
