package dev.serai.hub.security;

import dev.serai.access.Account;
import dev.serai.event.AccountEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.journal.Journal;
import dev.serai.identity.LinkCode;
import dev.serai.identity.LinkRules;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do about their own identities: ask for a code, and take a mapping away. */
@Component("identityCodes")
@Transactional
class IdentityCodes {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final LinkStore links;
    private final AccountStore accounts;
    private final Journal journal;
    private final Clock clock;

    IdentityCodes(LinkStore links, AccountStore accounts, Journal journal, Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
    }

    /** A new code for a channel; the one before is void. It is told here and nowhere else. */
    public Map<String, Object> create(@Body Map<String, Object> body, @ExchangeProperty("account") Account account) {
        String channel = String.valueOf(body.get("channel"));
        byte[] random = new byte[LinkCode.LENGTH];
        RANDOM.nextBytes(random);
        LinkCode code = LinkCode.of(random);
        Instant now = clock.instant();
        Instant expiresAt = now.plus(LinkRules.LIFETIME).truncatedTo(ChronoUnit.MILLIS);
        links.put(account, channel, code.hash(account.tenant(), channel), now, expiresAt);
        record(account, new AccountEvent.IdentityCodeCreated(new Subject.User(account.id()), channel));
        return Map.of("code", code.shown(), "channel", channel, "expires_at", Timestamp.from(expiresAt));
    }

    /** Takes the mapping away, if there is one. */
    public void remove(@Header("channel") String channel, @ExchangeProperty("account") Account account) {
        if (accounts.removeIdentity(account, channel)) {
            record(account, new AccountEvent.IdentityRemoved(new Subject.User(account.id()), channel));
        }
    }

    private void record(Account account, AccountEvent event) {
        journal.record(new JournalEntry(account.tenant(), account.actor(), event));
    }
}
