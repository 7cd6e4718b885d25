package dev.serai.language;

import static dev.serai.language.ExpectedLines.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.language.Understood.ChangeRequest;
import dev.serai.language.Understood.Inquiry;
import dev.serai.language.Understood.Unclear;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnderstandingTest {

    /** What is not done, and why. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "don't restart cart | NEGATED",
                "starte cart nicht neu | NEGATED",
                "restart cart if it hangs | CONDITIONAL",
                "sobald cart hängt, starte es neu | CONDITIONAL",
                "restart cart tomorrow | CONDITIONAL",
                "restart cart? | ASKED_ABOUT",
                "bob restarted cart and wants a restart | REPORTED",
                "the book says \"restart cart\" | REPORTED",
                "restart cart and checkout | SEVERAL",
                "restart cart, checkout | SEVERAL",
                "restart all deployments | SEVERAL",
                "restart the pods | SEVERAL",
                "scale checkout | NO_COUNT",
                "scale checkout up by 2 | NO_COUNT",
                "scale checkout up 2 | NO_COUNT",
                "scale checkout to 51 | BAD_COUNT",
                "scale checkout to -1 | BAD_COUNT",
                "scale checkout to 2.5 | BAD_COUNT",
                "scale checkout to 99999999999999999999 | BAD_COUNT",
                "restart | NO_TARGET",
                "restart shop | NO_TARGET",
                "restart kart | UNKNOWN_OBJECT",
                "restart billing/cart | UNKNOWN_OBJECT",
                "restart gateway | AMBIGUOUS",
                "restart the orders-db deployment | WRONG_KIND",
                "restart worker-1 | WRONG_KIND",
                "delete cart | WRONG_KIND",
                "delete the cart deployment | WRONG_KIND",
                "roll back redis | WRONG_KIND",
                "scale node-exporter to 2 | WRONG_KIND",
                "drain cart | WRONG_KIND",
                "kubectl delete deployment cart -n shop | WRONG_KIND",
                "kubectl delete namespace shop | NOT_OFFERED",
                "kubectl delete pod --all -n shop | NOT_OFFERED",
                "kubectl rollout restart deployment/cart -n shop; id | NOT_OFFERED",
                "kubectl rollout restart deployment/cart deployment/search -n shop | NOT_OFFERED",
                "kubectl rollout undo deployment/cart --to-revision=0 | NOT_OFFERED",
                "kubectl rollout undo deployment/cart --to-revision=three | NOT_OFFERED",
                "kubectl drain worker-1 --force | NOT_OFFERED",
                "kubectl rollout restart cart deployment/cart -n shop | NOT_OFFERED",
                "kubectl scale deployment/checkout --replicas=five -n shop | NOT_OFFERED",
                "no | TAKE_BACK",
                "don't | TAKE_BACK",
                "oh wait, undo that please | TAKE_BACK",
                "never mind | TAKE_BACK",
                "lieber nicht | TAKE_BACK",
                "brich das ab | TAKE_BACK",
                "mach das bitte rückgängig | TAKE_BACK",
                "the weather is nice | NOT_UNDERSTOOD",
                "restart the cart cronjob | NOT_UNDERSTOOD",
                "... | EMPTY",
                "restart cаrt | UNREADABLE_CHARACTERS",
            })
    void is_no_request(String text, UnclearReason reason) {
        assertThat(Understanding.of(text, Shop.CONTEXT))
                .isInstanceOfSatisfying(
                        Unclear.class, unclear -> assertThat(unclear.reason()).isEqualTo(reason));
    }

    /** Its near misses, which are requests. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "restart cart because it does not respond",
                "restart cart, it is down",
                "could you restart cart?",
                "restart `cart`",
                "restart gateway in billing",
                "restart billing/gateway",
                "restart the orders-db statefulset",
                "scale checkout up to 2",
                "scale checkout to 50",
                "scale checkout from 5 to 2",
                "delete pod cart-7d9f8b6c5-x2x4q",
                "kubectl -n shop rollout restart deployment cart",
                "kubectl scale deployment/checkout --replicas 5 --namespace=shop",
                "kubectl rollout undo deployment/cart --to-revision=3 -n shop",
                "resart cart",
                "restrat cart",
                "skaliree checkout auf 5",
                "loeschen Pod cart-7d9f8b6c5-x2x4q",
                "Löschen Pod cart-7d9f8b6c5-x2x4q",
                "Lo\u0308schen Pod cart-7d9f8b6c5-x2x4q",
                "rolle cart zurueck",
                "restart cart 🙏",
            })
    void is_a_request(String text) {
        assertThat(Understanding.of(text, Shop.CONTEXT)).isInstanceOf(ChangeRequest.class);
    }

    /** Thanks and receipts: nobody agrees or takes anything by them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "got it, thanks",
                "Got it",
                "mine",
                "meins",
                "i have seen it",
                "I've got it, thank you",
                "gesehen, danke",
                "hab ich, danke",
                "zur Kenntnis genommen",
                "I am here",
                "ok, I'll see",
                "fine thanks",
                "thanks, perfect",
                "perfect!",
                "sounds good, thanks",
                "great, thanks",
                "thank you",
                "gern",
                "passt, danke",
                "klar",
                "in Ordnung",
                "alles klar, danke",
            })
    void thanks_are_neither_consent_nor_an_acknowledgement(String text) {
        assertThat(Understanding.of(text, Shop.CONTEXT)).isInstanceOf(Unclear.class);
    }

    /** What is said outright is, with the same words around it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thanks, I'm on it | true",
                "got it, I'm looking into it | true",
                "gesehen, ich kümmere mich | true",
                "ack | true",
                "I got this | true",
                "perfect, do it | false",
                "klar, mach das | false",
                "fine by me | false",
                "ja, gerne | false",
            })
    void what_is_said_outright_is_understood(String text, boolean acknowledged) {
        assertThat(Understanding.of(text, Shop.CONTEXT))
                .isInstanceOf(acknowledged ? Understood.Acknowledgement.class : Understood.Consent.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cancel it",
                "cancel that",
                "oh sorry, cancel my request",
                "withdraw it please",
                "withdraw the proposal",
                "take it back",
                "zieh das zurück",
                "zieh bitte das zurück",
                "ziehe meine Bitte zurück",
                "ich ziehe das zurück",
                "nimm das wieder zurück",
                "storniere das",
            })
    void the_own_request_is_withdrawn(String text) {
        assertThat(Understanding.of(text, Shop.CONTEXT)).isInstanceOf(Understood.Withdrawal.class);
    }

    /** What denies it, imagines it, asks for it, quotes it or speaks of something else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "do not cancel it",
                "don't cancel that",
                "never withdraw it",
                "should I cancel it",
                "cancel it?",
                "cancel it if nobody approves",
                "if it fails, cancel it",
                "I would cancel it",
                "cancel it tomorrow",
                "anna said cancel it",
                "anna said: \"cancel it\"",
                "\"cancel it\"",
                "> cancel it",
                "```\ncancel it\n```",
                "> cancel it\nrestart cart",
                "we cancelled it",
                "it was withdrawn",
                "cancel the restart of cart",
                "cancel cart",
                "cancel it and restart cart",
                "no",
                "nope",
                "never mind",
                "undo it",
                "reject it",
                "stop",
                "nein",
                "lieber nicht",
                "zieh das nicht zurück",
                "zieh das zurück?",
                "soll ich das zurückziehen",
                "zieh das zurück, wenn es scheitert",
                "ich würde das zurückziehen",
                "anna sagte zieh das zurück",
                "„zieh das zurück“",
                "mach das rückgängig",
                "nimm das bloß nicht zurück",
            })
    void nothing_else_withdraws(String text) {
        assertThat(Understanding.of(text, Shop.CONTEXT)).isNotInstanceOf(Understood.Withdrawal.class);
    }

    @Test
    void several_of_one_name_are_listed() {
        assertThat(Understanding.of("restart gateway", Shop.CONTEXT))
                .isInstanceOfSatisfying(Unclear.class, unclear -> assertThat(unclear.choices())
                        .extracting(NamedObject::inWords)
                        .containsExactly("Deployment billing/gateway", "Deployment shop/gateway"));
    }

    @Test
    void another_kind_is_named() {
        assertThat(Understanding.of("restart the orders-db deployment", Shop.CONTEXT))
                .isInstanceOfSatisfying(
                        Unclear.class, unclear -> assertThat(unclear.hint()).contains("StatefulSet shop/orders-db"));
    }

    @Test
    void it_is_the_object_of_the_incident_unless_the_words_name_one() {
        assertThat(written(Understanding.of("restart it", Shop.CONTEXT))).isEqualTo("RESTART Deployment shop/cart");
        assertThat(written(Understanding.of("checkout is stuck, restart it", Shop.CONTEXT)))
                .isEqualTo("RESTART Deployment shop/checkout");
        UnderstandingContext nothingTalkedAbout = UnderstandingContext.of(List.of(Shop.CART), null);
        assertThat(written(Understanding.of("restart it", nothingTalkedAbout))).isEqualTo("UNCLEAR NO_TARGET");
        assertThat(written(Understanding.of("drain it", Shop.CONTEXT))).isEqualTo("UNCLEAR WRONG_KIND");
    }

    @Test
    void where_nothing_is_known_the_words_are_kept_and_marked() {
        assertThat(Understanding.of("restart the cart deployment in shop", UnderstandingContext.unknown()))
                .isEqualTo(new ChangeRequest(
                        ChangeVerb.RESTART,
                        new NamedObject(null, TargetKind.DEPLOYMENT, "shop", "cart", false),
                        null,
                        null));
        assertThat(Understanding.of("why is cart down", UnderstandingContext.unknown()))
                .isEqualTo(Inquiry.of(InquiryKind.WHY, new NamedObject(null, null, null, "cart", false)));
    }

    @Test
    void where_it_is_known_that_there_is_nothing_nothing_is_found() {
        UnderstandingContext empty = UnderstandingContext.of(List.of(), null);
        assertThat(written(Understanding.of("restart shop/cart", empty))).isEqualTo("UNCLEAR UNKNOWN_OBJECT");
        assertThat(written(Understanding.of("why is cart down", empty))).isEqualTo("UNCLEAR UNKNOWN_OBJECT");
    }

    @Test
    void an_object_may_be_called_like_a_common_word() {
        NamedObject status = NamedObject.known("demo", TargetKind.DEPLOYMENT, "shop", "status");
        NamedObject again = NamedObject.known("demo", TargetKind.DEPLOYMENT, "shop", "again");
        UnderstandingContext context = UnderstandingContext.of(List.of(Shop.CART, status, again), null);
        assertThat(written(Understanding.of("restart status", context))).isEqualTo("RESTART Deployment shop/status");
        assertThat(written(Understanding.of("status of cart", context))).isEqualTo("STATUS shop/cart");
        assertThat(written(Understanding.of("restart cart again", context))).isEqualTo("RESTART Deployment shop/cart");
        assertThat(written(Understanding.of("restart \"again\"", context))).isEqualTo("RESTART Deployment shop/again");
        assertThat(written(Understanding.of("restart shop/again", context))).isEqualTo("RESTART Deployment shop/again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "restart ",
                "\"",
                "'",
                "as ",
                "a ",
                "- ",
                "because it ",
                "und ",
                "cart/",
                "5 ",
                "in ",
                "(",
                "start … neu ",
                "roll back ",
                "nicht ",
                "cart-",
                "n't ",
                "z",
                "kubectl ",
                "is ",
                "shop cart "
            })
    void long_texts_take_no_time(String piece) {
        String longest = piece.repeat(UnderstandingContext.MAX_LENGTH / piece.length());
        // Of this thread alone: what else the machine does is none of its cost.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        assertThat(Understanding.of(longest, Shop.CONTEXT)).isNotInstanceOf(ChangeRequest.class);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(2));
        assertThat(Understanding.of(piece.repeat(65_536 / piece.length()), Shop.CONTEXT))
                .isInstanceOfSatisfying(
                        Unclear.class, unclear -> assertThat(unclear.reason()).isEqualTo(UnclearReason.TOO_LONG));
    }

    /** Whoever can send alerts can name objects: no such name takes the place of what a person says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "restart cart in shop | cart-in-shop | cart",
                "restart the deployment | the-deployment | cart",
                "restart the deployment | restart-the-deployment | cart",
                "restart deployment cart | deployment-cart | cart",
                "restart the cart | the-cart | cart",
                "restart it please | it-please | cart",
                "starte cart im namespace shop neu | cart-im-namespace-shop | cart",
                "starte das deployment cart neu | das-deployment-cart | cart",
                "scale cart to 5 | cart-to-5 | cart",
                "restart cart for me | cart-for-me | cart",
                "roll it back to 1.4.2 | 1.4.2 | cart",
                "roll cart back to v3 | v3 | cart",
            })
    void a_name_from_an_alert_does_not_rewrite_what_is_said(String words, String planted, String meant) {
        assertThat(((ChangeRequest) Understanding.of(words, planted(planted)))
                        .target()
                        .name())
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"why is cart in shop down? | cart-in-shop", "what is wrong with the cart? | the-cart"})
    void nor_what_is_asked(String words, String planted) {
        NamedObject subject = ((Inquiry) Understanding.of(words, planted(planted))).subject();

        assertThat(subject).isEqualTo(Shop.CART);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"restart orders gateway | orders-gateway", "restart payments service | payments-service"})
    void a_name_may_still_be_written_with_blanks(String words, String name) {
        assertThat(((ChangeRequest) Understanding.of(words, planted(name)))
                        .target()
                        .name())
                .isEqualTo(name);
    }

    private static UnderstandingContext planted(String name) {
        List<NamedObject> objects = new ArrayList<>(Objects.requireNonNull(Shop.CONTEXT.objects()));
        objects.removeIf(object -> object.name().equals("gateway"));
        objects.add(0, NamedObject.known("demo", TargetKind.DEPLOYMENT, "shop", name));
        return UnderstandingContext.of(objects, Shop.CART);
    }
}
