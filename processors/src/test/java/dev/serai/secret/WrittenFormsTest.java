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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pass=%s",
                "pass: %s",
                "user=bob pass=%s",
                "$env:PASS = '%s'",
                "pw=%s",
                "db_pw: %s",
                "password=['%s']",
                "passwords: [\"%s\"]",
                "passwords: [\"none\",\n  \"%s\"]",
                "{\"password\":[\"%s\"]}",
                "{\\\"password\\\":[\\\"%s\\\"]}",
                "ALTER USER a WITH PASSWORD '%s'",
                "CREATE ROLE a LOGIN PASSWORD '%s'",
                "CREATE USER a IDENTIFIED BY '%s'",
                "IDENTIFIED BY '%s'",
                "grant all on *.* to a@b identified by '%s'",
                "alter user a identified by %s;",
                "SET PASSWORD FOR 'a'@'b' = PASSWORD('%s')",
                "Password for bob is: %s",
                "the password for user bob is %s",
                "the password has been set to %s",
                "password was changed to %s",
                "pwd is now %s",
                "password ---> %s",
                "password \u21d2 %s",
                "psk=\"%s\"",
                "password: |\n  %s\nuser: x",
                "db:\n  password: >-\n    %s\n  user: x",
                "mongodump -u root -p %s",
                "mongo -u root -p %s",
                "mongosh -u root -p '%s' db",
                "https://x.example/?pass=%s",
                "https://x.example/?a=b&pw=%s&c=d",
                "mot de passe : %s",
                "Mot de passe\u00a0: %s",
                "contrase\u00f1a: %s",
                "CONTRASE\u00d1A: %s",
                "Das Passwort ist %s",
                "sqlplus scott/%s@db",
                "sqlplus -s scott/%s",
                "jdbc:oracle:thin:scott/%s@//db:1521/x",
                "useradd -p %s bob",
                "useradd -m -p '%s' bob",
                "az login --service-principal -u a -p %s --tenant t",
                "unzip -P %s a.zip",
                "unzip -o -P '%s' a.zip",
                "plink -ssh bob@db -pw %s",
                "echo 'bob:%s' | chpasswd",
                "echo bob:%s | sudo chpasswd",
                "chpasswd <<< 'bob:%s'",
                "echo '%s' | passwd --stdin bob",
                "kubectl create secret generic x --from-literal=a=%s",
                "kubectl create secret generic x --from-literal a='%s'",
                "vault kv put secret/x value=%s",
                "vault kv put -mount=secret x ttl=1h a=%s"
            })
    void a_value_is_taken_out_in_commands_sentences_and_lists(String form) {
        for (int seed = 0; seed < 20; seed++) {
            for (String secret : new String[] {
                Planted.mixed(22, new Random(seed)),
                Planted.mixed(10, new Random(seed)),
                "hunter2x" + seed,
                "Pa55-wo_rd!"
            }) {
                String safe = Redaction.redact("before\n" + form.formatted(secret) + "\nafter");

                assertThat(safe)
                        .doesNotContain(secret)
                        .contains("[redacted:")
                        .contains("before")
                        .contains("after");
                assertThat(Redaction.redact(safe)).isEqualTo(safe);
            }
        }
    }

    @Test
    void each_value_is_taken_out_as_a_whole() {
        assertThat(Redaction.redact("passwords: ['a1b2c3d4', \"e5f6g7h8\", none]"))
                .isEqualTo("passwords: ['[redacted:secret]', \"[redacted:secret]\", none]");
        assertThat(Redaction.redact("$env:PASS = 'correcthorse'")).isEqualTo("$env:PASS = '[redacted:secret]'");
        assertThat(Redaction.redact("https://x.example/?pw=correcthorse&a=b"))
                .isEqualTo("https://x.example/?pw=[redacted:secret]&a=b");
        assertThat(Redaction.redact("password=|a1b2c3d4")).isEqualTo("password=[redacted:secret]");
        assertThat(Redaction.redact("vault kv put secret/x a=a1b2c3d4 b='e5f6g7h8'"))
                .isEqualTo("vault kv put secret/x a=[redacted:command-password] b='[redacted:command-password]'");
        assertThat(Redaction.redact("password: |\n  a1b2c3d4\n  e5f6g7h8\nuser: bob"))
                .isEqualTo("password: |\n  [redacted:secret]\nuser: bob");
    }

    @Test
    void a_login_in_base64_is_taken_out() {
        for (int seed = 0; seed < 20; seed++) {
            String login = "\0bob\0" + Planted.mixed(10, new Random(seed));
            String code = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));

            assertThat(Redaction.redact("C: AUTH PLAIN " + code)).isEqualTo("C: AUTH PLAIN [redacted:authorization]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pass=3 fail=0",
                "tests pass: 12",
                "pass: 12/12",
                "pass=100%",
                "pass: 1.25s",
                "pw=640 ph=480",
                "pw=640px",
                "bypass: true",
                "first pass = 2",
                "pass = true",
                "pass: 1m30s",
                "pass=512MiB",
                "pass: 5min",
                "pass=2026-11-21T10:20:30Z",
                "pass: OrderServiceTest",
                "pass: step-3 of 4",
                "--- PASS: TestLogin2 (0.00s)",
                "PASS: tests/login2.sh",
                "--- PASS: TestLogin/case_2 (0.00s)",
                "https://x.example/?pw=640&ph=480",
                "passwords: 12",
                "passwords=12",
                "password: []",
                "password: [FILTERED]",
                "password=['***']",
                "expected token: ['if', 'else']",
                "password has been set to expire in 90 days",
                "the password for bob is wrong",
                "the object identified by 'orders-1' was not found",
                "docker run --name mongo -p 27017:27017 mongo:7",
                "cd mongo && mkdir -p data/db",
                "250-AUTH PLAIN LOGIN OAUTHBEARER",
                "sqlplus / as sysdba",
                "sqlplus @scripts/run.sql",
                "jdbc:oracle:thin:@//db:1521/x",
                "| password: |\n| --- |",
                "vault kv put secret/x @data.json",
                "image app:v1.0-12-gabcdef0 pulled"
            })
    void what_looks_like_it_and_is_none_stays(String text) {
        assertThat(Redaction.redact(text)).isEqualTo(text);
    }

    @Test
    void a_random_word_of_small_letters_and_digits_with_signs_inside_is_taken_out() {
        int missed = 0;
        for (int seed = 0; seed < 1000; seed++) {
            StringBuilder token = new StringBuilder();
            new Random(seed)
                    .ints(40, 0, 36)
                    .forEach(at -> token.append("abcdefghijklmnopqrstuvwxyz0123456789".charAt(at)));
            token.setCharAt(11, '-');
            token.setCharAt(27, '_');
            missed += Redaction.redact("got " + token + " back").contains(token) ? 1 : 0;
        }
        assertThat(missed).isLessThanOrEqualTo(100);
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
