package org.minga.platform.problem;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.Optional;

/** What a query, path, header or cookie parameter is called in a request. */
final class ParameterNames {

    private ParameterNames() {}

    static Optional<String> of(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return Optional.of(query.value());
            }
            if (annotation instanceof PathParam path) {
                return Optional.of(path.value());
            }
            if (annotation instanceof HeaderParam header) {
                return Optional.of(header.value());
            }
            if (annotation instanceof CookieParam cookie) {
                return Optional.of(cookie.value());
            }
        }
        return Optional.empty();
    }

    /** The parameter behind a member of a bean of parameters; the member's own name when it is annotated elsewhere. */
    static String ofMember(Class<?> bean, String member) {
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(member)) {
                    return of(field.getAnnotations()).orElse(member);
                }
            }
        }
        return member;
    }

    static boolean has(Annotation[] annotations, Class<? extends Annotation> wanted) {
        for (Annotation annotation : annotations) {
            if (wanted.isInstance(annotation)) {
                return true;
            }
        }
        return false;
    }
}
