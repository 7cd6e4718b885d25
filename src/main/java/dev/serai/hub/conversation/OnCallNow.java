package dev.serai.hub.conversation;

import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.OnCallAnswer;
import dev.serai.conversation.OnCallAnswer.RotaState;
import dev.serai.hub.oncall.OnCallSchedules;
import dev.serai.hub.oncall.OnCallSchedules.OnCallPerson;
import dev.serai.message.ChatLanguage;
import dev.serai.oncall.Shift;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Says who is on call, asked by a command or in own words. */
@Component
class OnCallNow {

    private final OnCallSchedules schedules;
    private final Clock clock;

    OnCallNow(OnCallSchedules schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    AnswerDraft answer(String tenant, ChatLanguage language) {
        return AnswerDraft.plain(OnCallAnswer.of(
                language,
                schedules.at(tenant, clock.instant()).stream()
                        .map(OnCallNow::state)
                        .toList()));
    }

    private static RotaState state(OnCallPerson person) {
        Shift shift = person.shift();
        Shift next = person.next();
        return new RotaState(
                person.rota(),
                shift == null ? null : shift.person(),
                shift == null ? null : shift.until(),
                next == null ? null : next.person(),
                next == null ? null : next.from());
    }
}
