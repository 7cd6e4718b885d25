package dev.serai.hub.action;

import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.KameletFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Makes the catalogue of actions from the Kamelets on the class path. A file that is wrong stops the start. */
@Configuration
class CatalogueConfiguration {

    @Bean
    ActionCatalogue actionCatalogue() throws IOException {
        List<ActionDefinition> definitions = new ArrayList<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:kamelets/*.kamelet.yaml")) {
            KameletFile.action(String.valueOf(file.getFilename()), file.getContentAsByteArray())
                    .ifPresent(definitions::add);
        }
        return new ActionCatalogue(definitions);
    }
}
