package dev.serai.hub.channel;

import dev.serai.hub.channel.MessageStore.MessageTarget;
import dev.serai.hub.security.Mailboxes;
import dev.serai.message.CallPage;
import dev.serai.message.CallPage.CalledPerson;
import dev.serai.message.EmailText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is called, with what the channel knows them by: a linked identity, or for e-mail the account's address. */
@Component
class CallPages {

    private final ChannelStore store;
    private final Mailboxes mailboxes;

    CallPages(ChannelStore store, Mailboxes mailboxes) {
        this.store = store;
        this.mailboxes = mailboxes;
    }

    Optional<CallPage> of(MessageTarget target) {
        return store.callPage(target.tenant(), target.subjectId(), target.channel())
                .map(CallPage::read)
                .map(page -> target.channel().equals(EmailText.CHANNEL) ? withMailboxes(target.tenant(), page) : page);
    }

    private CallPage withMailboxes(String tenant, CallPage page) {
        Map<String, String> known = mailboxes.of(
                tenant, page.people().stream().map(CalledPerson::name).toList());
        List<CalledPerson> people = page.people().stream()
                .map(person -> new CalledPerson(person.name(), known.get(person.name())))
                .toList();
        return page.with(people);
    }
}
