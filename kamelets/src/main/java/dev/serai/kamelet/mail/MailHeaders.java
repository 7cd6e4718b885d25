package dev.serai.kamelet.mail;

import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** What of an exchange becomes a header of the mail: those that its sink sets, and nothing of the hub's own. */
public class MailHeaders implements HeaderFilterStrategy {

    static final String SUBJECT = "Subject";
    static final String ID = "Message-ID";
    static final String REPLY = "In-Reply-To";
    static final String REFERENCES = "References";
    /** RFC 3834: no absence note answers it. */
    static final String AUTOMATIC = "Auto-Submitted";

    private static final Set<String> SENT = Set.of(SUBJECT, ID, REPLY, REFERENCES, AUTOMATIC);

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !SENT.contains(name);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return true;
    }
}
