package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

/** What a request prefers to JSON. */
class AcceptedTypesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/markdown                                      | true",
                "Text/Markdown; charset=utf-8                       | true",
                "text/markdown, application/json                    | true",
                "application/json;q=0.9, text/markdown              | true",
                "text/markdown, */*;q=0.1                           | true",
                "text/markdown;q=0.2, application/json;q=0.1, */*   | true",
                "application/json, text/markdown;q=0.5              | false",
                "text/markdown;q=0                                  | false",
                "text/markdown;q=0, application/json                | false",
                "text/markdown;q=0.5, */*                           | false",
                "text/markdown;q=0.5, application/*                 | false",
                "text/*                                             | false",
                "*/*                                                | false",
                "''                                                 | false",
                "application/vnd.text/markdown.x                    | false",
                "x-text/markdown-like                               | false",
                "text/markdown;q=many                               | false",
            })
    void markdown_is_answered_where_it_is_named_and_wanted_as_much_as_json(String accept, boolean markdown) {
        assertThat(AcceptedTypes.of(accept).prefer(MediaType.TEXT_MARKDOWN)).isEqualTo(markdown);
    }
}
