package dev.serai.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets without a shape of their own, by what is written around them, and secrets in disguise. */
class WrittenFormsTest {

    private static final String GITHUB = "ghp" + "_";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_PASS=%s",
                "docker run -e DB_PASS=%s -e A=b image",
                "PGPASSWORD=%s psql -h db",
                "MYSQL_PWD=%s mysqldump",
                "the pwd is %s",
                "The password is: %s",
                "password -> %s",
                "passwd => '%s'",
                "token := %s",
                "dbPassword=%s",
                "db.dbPassword: %s",
                "smtp.pass=%s",
                "REDIS_PASSWORD_1=%s",
                "Passwort: %s",
                "secret → %s",
                "config[\"api_key\"] = \"%s\"",
                "password=`%s`",
                "Login broke (password: %s)",
                "jdbc:postgresql://db/x?user=a&password=%s&ssl=true",
                "jdbc:sqlserver://db;user=sa;password=%s;encrypt=true",
                "Server=db;Uid=sa;Pwd=%s;",
                "- name: DB_PASSWORD\n  value: %s",
                "- name: API_TOKEN\n  value: \"%s\"",
                "<add key=\"smtpPassword\" value=\"%s\"/>",
                "<property name='db.password' value='%s'/>",
                "<clientSecret>%s</clientSecret>",
                "<user password=\"%s\" name=\"x\"/>",
                "&lt;password&gt;%s&lt;/password&gt;",
                "{&quot;password&quot;:&quot;%s&quot;}",
                "password%%3D%s",
                "redirect=https%%3A%%2F%%2Fx.example%%2F%%3Faccess_token%%3D%s%%26y%%3D1",
                "{\\\"password\\\":\\\"%s\\\"}",
                "{\"\\u0070assword\":\"%s\"}",
                "password\\u003d%s",
                "ｐａｓｓｗｏｒｄ＝%s",
                "ｔｏｋｅｎ：　%s",
                "𝐩𝐚𝐬𝐬𝐰𝐨𝐫𝐝=%s",
                "pass\u200bword=%s",
                "pass\u00adword=%s",
                "p\u0301assword=%s",
                "pass\\\nword=%s",
                "\u202epassword=%s",
                "Authorization: ApiKey %s",
                "Authorization: GenieKey %s",
                "Proxy-Authorization: Basic %s",
                "authorization => Bearer %s",
                "http.extraheader=AUTHORIZATION: bearer %s",
                "X-Auth-Token: %s",
                "x-vault-token: %s",
                "Cookie: a=b; JSESSIONID=%s",
                "\"Set-Cookie\": \"sid=%s; HttpOnly\"",
                "curl -u bob:%s https://x",
                "curl --user 'bob:%s' https://x",
                "mongodb+srv://app:%s@cluster0.example/x",
                "amqp://guest:%s@mq:5672/",
                "mysql --password=%s -e 'select 1'",
                "helm registry login -u x -p %s r.example",
                "vault login token=%s",
                "keytool -storepass:env X --storepass pass:%s"
            })
    void a_value_is_taken_out_whatever_names_it(String form) {
        for (int seed = 0; seed < 20; seed++) {
            String secret = Planted.mixed(22, new Random(seed));
            String safe = Redaction.redact("before " + form.formatted(secret) + "\nafter");

            assertThat(safe)
                    .doesNotContain(secret)
                    .contains("[redacted:")
                    .contains("before")
                    .contains("after");
            assertThat(Redaction.redact(safe)).isEqualTo(safe);
        }
    }

    @Test
    void a_token_in_disguise_is_taken_out() {
        for (int seed = 0; seed < 20; seed++) {
            String tail = Planted.mixed(36, new Random(seed));
            String half = tail.substring(0, 18);
            String rest = tail.substring(18);
            for (String text : new String[] {
                GITHUB + half + "\u200b" + rest,
                GITHUB + half + "\u00ad" + rest,
                GITHUB + half + "\n" + rest,
                GITHUB + half + "\r\n    " + rest,
                GITHUB + half + "\\\n" + rest,
                "\"" + GITHUB + half + "\" +\n  \"" + rest + "\"",
                "gh" + "\u2060p_" + tail,
                fullWidth(GITHUB + tail),
                "gh\np_".replace("\n", "%70").replace("%70p", "%70") + tail,
                GITHUB + half + "\n> " + rest
            }) {
                String safe = Redaction.redact("saw " + text + " there");
                assertThat(safe)
                        .as(text)
                        .doesNotContain(half)
                        .doesNotContain(rest)
                        .doesNotContain(fullWidth(half));
                assertThat(safe).startsWith("saw ");
            }
        }
    }

    @Test
    void a_secret_is_found_in_base64_and_hexadecimal_digits_twice_over() {
        for (int seed = 0; seed < 20; seed++) {
            String plain = "user=bob password=" + Planted.mixed(16, new Random(seed));
            byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
            String once = Base64.getEncoder().encodeToString(bytes);
            String url = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            String twice = Base64.getEncoder().encodeToString(once.getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().formatHex(bytes);

            for (String code : new String[] {once, url, twice, hex}) {
                assertThat(Redaction.redact("data: " + code + " end")).isEqualTo("data: [redacted:encoded] end");
            }
        }
    }

    @Test
    void an_unknown_token_is_taken_out_because_only_chance_makes_such_words() {
        int missed = 0;
        for (int seed = 0; seed < 1000; seed++) {
            String token = Planted.mixed(40, new Random(seed));
            missed += Redaction.redact("got " + token + " back").contains(token) ? 1 : 0;
        }
        // A word by chance may look like one of a language.
        assertThat(missed).isLessThanOrEqualTo(20);
    }

    @Test
    void the_rest_of_the_text_stays() {
        assertThat(Redaction.redact("a ｐｗｄ＝" + "hunter2x" + " naïve ｗｉｄｅ café\u200b!"))
                .isEqualTo("a ｐｗｄ＝[redacted:secret] naïve ｗｉｄｅ café\u200b!");
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(unit -> wide.append((char) (unit + 0xFEE0)));
        return wide.toString();
    }
}
