package dev.serai.hub.console;

import dev.serai.hub.LeadsTo;
import dev.serai.hub.http.OperationCall;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** Makes a message one for the operation that a page calls. */
@Component("pageCalls")
class PageCalls {

    static final String CALL = "pageCall";

    private final OperationCall operations;

    PageCalls(OperationCall operations) {
        this.operations = operations;
    }

    /**
     * What the operation's route finds: parameters as headers, and its body.
     *
     * @throws dev.serai.hub.http.Problem where the API would answer with it
     */
    void begin(@Body PageCall call, Exchange exchange) {
        exchange.setProperty(CALL, call);
        Message message = exchange.getMessage();
        call.path().forEach(message::setHeader);
        message.setBody(call.body());
        operations.prepare(exchange, call.operation(), call.query());
    }

    @LeadsTo("direct:*")
    String endpoint(@ExchangeProperty(CALL) PageCall call) {
        return "direct:" + call.operation();
    }
}
