package dev.serai.event;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The components of a record, looked up once. */
final class Components {

    private static final ClassValue<List<Component>> KNOWN = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> kind) {
            return Arrays.stream(kind.getRecordComponents())
                    .filter(component -> !Subject.class.isAssignableFrom(component.getType()))
                    .map(Component::new)
                    .toList();
        }
    };

    private Components() {}

    /** In the order of the declaration, without the subject. */
    static List<Component> of(Class<?> kind) {
        return KNOWN.get(kind);
    }

    /** One component and how it is recorded. */
    static final class Component {

        private final RecordComponent declared;
        private final @Nullable Field field;
        private final String name;

        private Component(RecordComponent declared) {
            this.declared = declared;
            this.field = declared.getAnnotation(Field.class);
            this.name = field == null || field.name().isEmpty() ? snakeCase(declared.getName()) : field.name();
        }

        String name() {
            return name;
        }

        @Nullable
        Field field() {
            return field;
        }

        RecordComponent declared() {
            return declared;
        }

        boolean optional() {
            return declared.getAnnotatedType().isAnnotationPresent(Nullable.class);
        }

        /** Whether its own components stand in its place. */
        boolean isGroup() {
            return FieldGroup.class.isAssignableFrom(declared.getType());
        }

        /** @throws IllegalArgumentException when it is missing and must not be */
        @Nullable
        Object value(Object record) {
            try {
                Object value = declared.getAccessor().invoke(record);
                return optional() ? value : Objects.requireNonNull(value, name);
            } catch (ReflectiveOperationException | NullPointerException e) {
                throw new IllegalArgumentException(record.getClass().getSimpleName() + " has no " + name, e);
            }
        }

        private static String snakeCase(String name) {
            return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
        }
    }
}
