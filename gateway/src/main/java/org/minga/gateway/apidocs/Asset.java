package org.minga.gateway.apidocs;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.minga.gateway.Visit;

/** A page or file of our own, made once and kept, plain and compressed. */
final class Asset {

    private static final int WORTH_COMPRESSING = 1024;

    private final String contentType;
    private final Buffer plain;
    private final Optional<Buffer> compressed;
    private final String tag;

    private Asset(String contentType, byte[] content) {
        this.contentType = contentType;
        this.plain = Buffer.buffer(content);
        this.compressed =
                content.length < WORTH_COMPRESSING ? Optional.empty() : Optional.of(Buffer.buffer(gzip(content)));
        this.tag = '"' + hash(content) + '"';
    }

    static Asset of(String contentType, byte[] content) {
        return new Asset(contentType, content);
    }

    static Asset html(String text) {
        return of("text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    void serve(Visit visit) {
        visit.response().putHeader(HttpHeaders.ETAG, tag).putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (compressed.isPresent()) {
            visit.response().headers().add(HttpHeaders.VARY, "Accept-Encoding");
        }
        if (tag.equals(visit.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            visit.response().setStatusCode(304);
            visit.finish(null);
            return;
        }
        if (compressed.isPresent() && acceptsGzip(visit.request().getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            visit.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            visit.answer(contentType, compressed.get());
        } else {
            visit.answer(contentType, plain);
        }
    }

    private static boolean acceptsGzip(@Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        for (String part : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            String coding = part.replace(" ", "");
            if (coding.equals("gzip") || (coding.startsWith("gzip;") && !coding.matches("gzip;q=0(\\.0*)?"))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
