package dev.serai.hub.lint;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;

/** The named beans of the hub that routes call, by reading its classes. */
public final class HubBeans {

    private final Map<String, Class<?>> types = new HashMap<>();

    private HubBeans() {}

    public static HubBeans ofClassPath() {
        HubBeans beans = new HubBeans();
        var scan = new ClassPathScanningCandidateComponentProvider(true);
        var registry = new SimpleBeanDefinitionRegistry();
        for (BeanDefinition bean : scan.findCandidateComponents("dev.serai.hub")) {
            Class<?> type = type(bean);
            beans.types.put(AnnotationBeanNameGenerator.INSTANCE.generateBeanName(bean, registry), type);
            for (Method method : type.getDeclaredMethods()) {
                Bean made = method.getAnnotation(Bean.class);
                if (made != null) {
                    String name = made.value().length == 0 ? method.getName() : made.value()[0];
                    beans.types.put(name, method.getReturnType());
                }
            }
        }
        return beans;
    }

    private static Class<?> type(BeanDefinition bean) {
        try {
            return Class.forName(bean.getBeanClassName());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    Map<String, Class<?>> types() {
        return types;
    }

    /** Whether a bean of this name has a method of this name; parameters in brackets are passed over. */
    public boolean has(String bean, String method) {
        Class<?> type = types.get(bean);
        return type != null && methods(type).contains(method.replaceFirst("\\(.*", ""));
    }

    private static Set<String> methods(Class<?> type) {
        Set<String> names = new HashSet<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Arrays.stream(at.getDeclaredMethods()).map(Method::getName).forEach(names::add);
        }
        Arrays.stream(type.getMethods()).map(Method::getName).forEach(names::add);
        return names;
    }
}
