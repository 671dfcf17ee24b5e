package org.minga.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.CharConversionException;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stands around the reading of every body: keeps to the size limit when the length was not announced, and turns what goes
 * wrong into problems here, where it is certain that the request is to blame. The same Jackson exception from anywhere
 * else is a bug of ours.
 */
@Provider
public class BodyReader implements ReaderInterceptor {

    private final long limit;

    BodyReader(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        LimitedBody body = new LimitedBody(context.getInputStream(), limit);
        context.setInputStream(body);
        Object read = read(context);
        if (read == null) {
            throw BodyProblems.missing().asException();
        }
        return read;
    }

    private static Object read(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
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
