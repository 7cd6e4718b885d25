package dev.serai.hub.channel;

import dev.serai.access.Account;
import dev.serai.event.AccountEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.security.AccountStore;
import dev.serai.hub.security.LinkStore;
import dev.serai.hub.security.LinkStore.Failures;
import dev.serai.hub.security.LinkStore.UsedCode;
import dev.serai.identity.LinkCode;
import dev.serai.identity.LinkFacts;
import dev.serai.identity.LinkFacts.StoredCode;
import dev.serai.identity.LinkReason;
import dev.serai.identity.LinkRequest;
import dev.serai.identity.LinkRules;
import dev.serai.message.LinkReply;
import dev.serai.message.Message;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes codes that people send to the bot, and links who sent them to the account that asked for the code. */
@Component("identityLinks")
@Transactional
class IdentityLinks {

    private final Channels chats;
    private final LinkStore links;
    private final AccountStore accounts;
    private final Journal journal;
    private final Clock clock;
    private final MeterRegistry meters;

    IdentityLinks(
            Channels chats,
            LinkStore links,
            AccountStore accounts,
            Journal journal,
            Clock clock,
            MeterRegistry meters) {
        this.chats = chats;
        this.links = links;
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
        this.meters = meters;
    }

    /** Links, or does not; the answer tells the sender nothing about why not. */
    public Message link(@Body LinkRequest request) {
        Instant now = clock.instant();
        Instant since = now.minus(LinkRules.WINDOW);
        Failures failures = links.lockAndCount(request.tenant(), request.channel(), request.from(), since);
        UsedCode taken = LinkRules.limit(failures.ofSender(), failures.ofAll()) == null ? take(request) : null;
        LinkReason reason = LinkRules.decide(facts(request, failures, taken), now);
        meters.counter("serai.identity.links", "channel", request.channel(), "reason", reason.name())
                .increment();
        if (reason.linked() && taken != null) {
            return linked(request, taken);
        }
        if (LinkRules.counts(reason, failures.ofSender(), failures.ofAll())) {
            links.failed(request.tenant(), request.channel(), request.from(), now, since);
            Subject.Person subject = taken == null
                    ? new Subject.Identity(request.channel(), request.from())
                    : new Subject.User(taken.userId());
            journal.record(new JournalEntry(
                    request.tenant(),
                    request.channel() + ":" + request.from(),
                    reason,
                    new AccountEvent.IdentityLinkRefused(subject, request.channel(), request.from(), request.chat())));
        }
        return LinkReply.refused(chats.named(request.channel()).commandPrefix());
    }

    public Message sayReplayed() {
        return LinkReply.replayed();
    }

    private @Nullable UsedCode take(LinkRequest request) {
        return LinkCode.typed(request.typed())
                .flatMap(code ->
                        links.take(request.tenant(), request.channel(), code.hash(request.tenant(), request.channel())))
                .orElse(null);
    }

    private LinkFacts facts(LinkRequest request, Failures failures, @Nullable UsedCode taken) {
        StoredCode code = taken == null ? null : new StoredCode(taken.userId(), taken.expiresAt(), taken.disabled());
        return new LinkFacts(
                failures.ofSender(),
                failures.ofAll(),
                code,
                links.owner(request.tenant(), request.channel(), request.from()).orElse(null));
    }

    private Message linked(LinkRequest request, UsedCode taken) {
        Account account = accounts.byId(request.tenant(), taken.userId()).orElseThrow();
        accounts.setIdentity(account, request.channel(), request.from());
        journal.record(new JournalEntry(
                request.tenant(),
                "user:" + taken.username(),
                LinkReason.LINKED,
                new AccountEvent.IdentityLinked(
                        new Subject.User(taken.userId()), request.channel(), request.from(), request.chat())));
        return LinkReply.linked(account.username(), account.role());
    }
}
