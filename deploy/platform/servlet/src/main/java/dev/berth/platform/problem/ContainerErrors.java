package dev.berth.platform.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the servlet container refuses before Spring sees it (a broken address, say) is a problem document as well. */
@Hidden // from the API document
@RestController
class ContainerErrors implements ErrorController {
    @RequestMapping("/error")
    void error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Asked for directly there is no status: nothing is here.
        ProblemType type = status instanceof Integer code ? ProblemType.ofStatus(code) : ProblemType.NOT_FOUND;
        throw Problem.of(type, type.title() + ".");
    }
}
