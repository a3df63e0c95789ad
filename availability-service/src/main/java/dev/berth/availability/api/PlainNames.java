package dev.berth.availability.api;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Parameters are called as the fields are that they go to. Whether one has another name ({@code @BindParam}) Spring asks anew for
 * each field of each request, and Java reads all annotations of all fields each time: that took longer than a search.
 */
@ControllerAdvice
class PlainNames {
    @InitBinder
    void asTheFields(WebDataBinder binder) {
        binder.setNameResolver(field -> null);
    }
}
