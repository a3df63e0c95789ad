package dev.berth.booking.problem;

import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the servlet container refuses before Spring sees it (a broken address, say) is a problem document as well. */
@RestController
class ProblemErrorController implements ErrorController {

    @RequestMapping("/error")
    @MayCall(Who.ANYONE)
    void error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        ProblemType type = Arrays.stream(ProblemType.values())
                .filter(candidate -> Integer.valueOf(candidate.status().value()).equals(status))
                .findFirst()
                .orElse(
                        status instanceof Integer code && code >= 500
                                ? ProblemType.INTERNAL
                                : ProblemType.MALFORMED_REQUEST);
        throw Problem.of(type, type.title() + ".");
    }
}
