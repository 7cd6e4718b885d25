package dev.serai.hub.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The contract as this hub serves it, byte for byte. */
@Component("contract")
class ContractText {

    /** RFC 9512. */
    static final String CONTENT_TYPE = "application/yaml";

    /** Of answers that come as events; the contract says which of its operations have them. */
    static final String EVENTS = "text/event-stream";

    private final String text;

    ContractText() throws IOException {
        this.text = new ClassPathResource(ApiContract.FILE).getContentAsString(StandardCharsets.UTF_8);
    }

    public String yaml() {
        return text;
    }
}
