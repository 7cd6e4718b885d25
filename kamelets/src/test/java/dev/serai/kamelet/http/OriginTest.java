package dev.serai.kamelet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com, https://API.example.com./v1?x=1, true",
        "https://api.example.com, https://api.example.com:443/, true",
        "https://api.example.com, http://api.example.com/, false",
        "https://api.example.com, https://api.example.com:8443/, false",
        "https://api.example.com, https://api.example.com.evil.test/, false",
        "https://api.example.com, https://evil.test/api.example.com, false",
        "http://*.example.com:8080, http://a.b.example.com:8080/x, true",
        "http://*.example.com:8080, http://example.com:8080/, false",
        "http://*.example.com:8080, http://evilexample.com:8080/, false",
        "http://[fd00::1], http://[FD00::1]/, true",
        "http://[fd00::1], http://[fd00:0:0::0001]/x, true",
        "http://[::ffff:10.0.0.1], http://10.0.0.1/, true",
        "http://xn--bcher-kva.example, http://XN--BCHER-kva.example/, true",
    })
    void an_entry_covers_its_scheme_host_and_port_only(String entry, String url, boolean covered) throws Exception {
        assertThat(Origin.ofEntry(entry).covers(Origin.of(url))).isEqualTo(covered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.example.com",
                "ftp://api.example.com/",
                "file:///etc/passwd",
                "http://user@api.example.com/",
                "https://api.example.com@evil.test/",
                "https://api.example.com/#x",
                "http:///x",
                "http://api.example.com\\@evil.test/",
                "http://api example.com/",
                "http://a_b.example.com/",
                "http://127.1/",
                "http://2130706433/",
                "http://0x7f.0.0.1/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://010.0.0.1/",
                "http://127.000.000.001/",
                "http://127.0.0.1./",
                "http://256.0.0.1/",
                "http://%31%32%37.0.0.1/",
                "http://\uff11\uff12\uff17.0.0.1/",
                "http://api\u3002example.com/",
                "http://b\u00fccher.example/",
                "http://[fe80::1%25eth0]/",
                "http://[::1%lo]/",
                "http://[fd00::1%1]/",
                "http://[::1/",
                "http://::1/",
                "http://api.example.com../"
            })
    void what_is_no_plain_web_address_is_refused(String url) {
        assertThatThrownBy(() -> Origin.of(url)).isInstanceOf(HttpRefusal.class);
    }

    @Test
    void an_entry_with_a_path_is_refused() {
        assertThatThrownBy(() -> Origin.ofEntry("https://api.example.com/v1")).hasMessageContaining("has a path");
    }
}
