package dev.serai.hub.routes;

import org.apache.camel.model.ModelCamelContext;

/** Makes routes of templates by itself, and so makes them again when a template's file has changed. */
public interface TemplateUser {

    /** @throws Exception where that fails; the template from before is put back then and told likewise */
    void templateChanged(ModelCamelContext camel, String template) throws Exception;
}
