package dev.serai.hub.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.access.Account;
import dev.serai.approval.Role;
import dev.serai.hub.console.CoalescedReads.CoalescedRead;
import dev.serai.hub.http.Problem;
import dev.serai.investigation.ToolPermit;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoalescedReadsTest {

    private static final List<PageCall> CALLS = List.of(PageCall.list("open", "listIncidents", "state=open"));

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final CoalescedReads reads = new CoalescedReads();

    @Test
    void who_comes_while_a_reading_goes_on_shares_the_next_one_and_gets_nothing_older() {
        Page first = new Page(Role.VIEWER);
        first.run();
        List<Page> late =
                IntStream.range(0, 20).mapToObj(n -> open(Role.VIEWER)).toList();
        first.answer();

        await().until(() -> late.stream().filter(Page::reads).count() == 1);
        Page reader = late.stream().filter(Page::reads).findFirst().orElseThrow();
        PageAnswers fresh = reader.answer();

        await().until(() -> late.stream().allMatch(page -> page.got != null));
        assertThat(late).filteredOn(page -> page != reader).hasSize(19).allMatch(page -> page.got == fresh);
    }

    @Test
    void who_had_asked_before_a_reading_began_shares_it_though_it_has_ended() {
        Page early = new Page(Role.VIEWER);
        Page first = new Page(Role.VIEWER);
        first.run();
        Page during = new Page(Role.VIEWER);
        PageAnswers answers = first.answer();
        Page admin = new Page(ShownPages.account(Role.ADMIN), early.askedAt);

        early.run();
        admin.run();
        during.run();

        assertThat(early.got).isSameAs(answers);
        assertThat(admin.reads()).isTrue();
        assertThat(during.reads()).isTrue();
    }

    @Test
    void who_may_see_something_else_reads_for_themselves() {
        Page viewer = new Page(Role.VIEWER);
        Page admin = new Page(Role.ADMIN);

        viewer.run();
        admin.run();

        assertThat(viewer.reads()).isTrue();
        assertThat(admin.reads()).isTrue();
    }

    @Test
    void who_is_of_another_tenant_reads_for_themselves() {
        Account account = ShownPages.account(Role.VIEWER);
        Page first = new Page(account);
        Page other = new Page(new Account(account.id(), "other", account.username(), "", Role.VIEWER, false, false));

        first.run();
        other.run();

        assertThat(first.reads()).isTrue();
        assertThat(other.reads()).isTrue();
    }

    @Test
    void a_reading_that_failed_is_told_and_holds_nobody_back() {
        Page first = new Page(Role.VIEWER);
        first.run();
        Page second = open(Role.VIEWER);
        Page waits = open(Role.VIEWER);
        first.answer();
        await().until(second::reads);

        reads.leave(second.read());

        await().until(() -> waits.got instanceof Problem busy && busy.status() == 503);
        Page next = new Page(Role.VIEWER);
        next.run();
        assertThat(next.reads()).isTrue();
    }

    /** One that waits for its turn, or for another's reading. */
    private Page open(Role role) {
        Page page = new Page(role);
        page.start();
        await().until(() -> page.getState() == Thread.State.TIMED_WAITING);
        return page;
    }

    /** Fetches itself once. */
    private final class Page extends Thread {

        private final Account account;
        private final Exchange exchange = new DefaultExchange(context);
        private final long askedAt;
        private volatile @Nullable Object got;

        private Page(Role role) {
            this(ShownPages.account(role));
        }

        private Page(Account account) {
            this(account, System.nanoTime());
        }

        private Page(Account account, long askedAt) {
            this.account = account;
            this.askedAt = askedAt;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                got = reads.join(CALLS, account, ToolPermit.of(account.role()), askedAt, exchange);
            } catch (Problem refused) {
                got = refused;
            } catch (InterruptedException e) {
                interrupt();
            }
        }

        private boolean reads() {
            return got == CALLS && read() != null;
        }

        private CoalescedRead read() {
            return exchange.getProperty(CoalescedReads.READ, CoalescedRead.class);
        }

        private PageAnswers answer() {
            PageAnswers answers = new PageAnswers();
            reads.answered(answers, read());
            reads.leave(read());
            return answers;
        }
    }
}
