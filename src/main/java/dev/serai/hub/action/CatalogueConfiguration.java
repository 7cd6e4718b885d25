package dev.serai.hub.action;

import dev.serai.action.ActionCatalogue;
import dev.serai.hub.routes.RoutesFolder;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The catalogue of actions as it is at the start; a file that is wrong stops it. */
@Configuration
class CatalogueConfiguration {

    @Bean
    ActionCatalogue actionCatalogue(RoutesFolder routes) throws IOException {
        return ActionCatalogues.of(routes);
    }
}
