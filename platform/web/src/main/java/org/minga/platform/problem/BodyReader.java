package org.minga.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import io.quarkus.resteasy.reactive.jackson.runtime.serialisers.ServerJacksonMessageBodyReader;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.ext.Provider;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Reads every JSON body: keeps to the size limit when the length was not announced, and turns what goes wrong into problems
 * here, where it is certain that the request is to blame. The same Jackson exception from anywhere else is a bug of ours.
 *
 * <p>A reader rather than an interceptor around one: for an interceptor the framework gathers annotations and headers anew
 * with every request.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/*+json"})
public class BodyReader extends ServerJacksonMessageBodyReader {

    private static final Annotation[] NO_ANNOTATIONS = {};

    private final long limit;

    @Inject
    BodyReader(
            Instance<ObjectMapper> mapper,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        super(mapper);
        this.limit = limit.asLongValue();
    }

    @Override
    public Object readFrom(Class<Object> type, Type genericType, MediaType mediaType, ServerRequestContext context)
            throws IOException {
        Object read = read(type, genericType, mediaType, new LimitedBody(context.getInputStream(), limit));
        if (read == null) {
            throw BodyProblems.missing().asException();
        }
        return read;
    }

    private Object read(Class<Object> type, Type genericType, MediaType mediaType, InputStream body)
            throws IOException {
        try {
            return super.readFrom(type, genericType, NO_ANNOTATIONS, mediaType, new MultivaluedHashMap<>(), body);
        } catch (InvalidDefinitionException e) {
            throw e;
        } catch (JacksonException e) {
            if (e.getCause() instanceof LimitedBody.Fault fault) {
                throw fault;
            }
            throw BodyProblems.unreadable(e).asException(e);
        } catch (WebApplicationException e) {
            if (e.getCause() instanceof JacksonException unreadable) {
                throw BodyProblems.unreadable(unreadable).asException(e);
            }
            throw e;
        } catch (CharConversionException e) {
            throw Problem.of(ProblemTypes.MALFORMED_REQUEST, "The body is not UTF-8.")
                    .asException(e);
        }
    }
}
