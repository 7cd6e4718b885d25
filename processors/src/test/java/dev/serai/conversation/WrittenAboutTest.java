package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenAboutTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "coredns servfail | knowledge:runbooks:1 dns.md DNS: CoreDNS answers SERVFAIL when its upstream is gone | true",
                "what is T1059.001 | knowledge:attack:T1059.001 T1059.001 PowerShell: Adversaries may abuse it | true",
                "what is T1059.001 | knowledge:attack:T1059.003 T1059.003 Windows Command Shell: They may abuse it | false",
                "nist account lockout | knowledge:nist:AC-7 AC-7 Unsuccessful logon attempts: locks the account | true",
                "what does the runbook say about redis failover | knowledge:runbooks:2 Redis: A failover takes ten seconds | true",
                "the weather is nice | knowledge:runbooks:3 Cart: It is the service of carts | false",
                "and now | knowledge:runbooks:3 Cart: and now restart it | false",
                "purple monkey | knowledge:runbooks:3 Cart: It is the service of carts | false"
            })
    void half_of_the_words_that_tell_something_occur(String asked, String found, boolean about) {
        assertThat(WrittenAbout.isAbout(asked, found)).isEqualTo(about);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "how do i rotate the vault7 key | knowledge:runbooks:1 vault7: open the console first | true",
                "how do i rotate the vault key | knowledge:runbooks:1 Key of the door: ask at the desk | false"
            })
    void how_something_is_done_is_told_by_its_name_or_by_two_of_its_words(String asked, String found, boolean about) {
        assertThat(WrittenAbout.isHowTo(asked, found)).isEqualTo(about);
    }
}
