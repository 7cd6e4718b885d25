package dev.serai.hub.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what failed before or outside of a route, as a problem. */
@RestController
@ControllerAdvice
class ErrorAnswer implements ErrorController {

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Problems.write(response, Problems.ofStatus(status instanceof Integer code ? code : 404));
    }

    @ExceptionHandler(RejectedExecutionException.class)
    void full(HttpServletResponse response) throws IOException {
        Problems.write(response, Problems.busy());
    }
}
