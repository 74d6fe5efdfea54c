package io.mytrader.bedrock.news;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSS 2.0, RSS 1.0 and Atom.
 *
 * <p>No document type, no entity but the five of XML itself, nothing fetched from elsewhere.
 */
final class FeedReading {
    private static final int MOST_ITEMS = 100;
    private static final int LONGEST_TEXT = 4_000;
    private static final int DEEPEST = 40;

    private final Instant now;
    private final List<Headline> headlines = new ArrayList<>();
    private @Nullable String title;
    private @Nullable Instant published;

    private FeedReading(Instant now) {
        this.now = now;
    }

    /**
     * The headlines of a feed, at most 100.
     *
     * @throws IOException if it is no feed
     */
    static List<Headline> of(InputStream feed, Instant now) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(feed);
            FeedReading reading = new FeedReading(now);
            reading.read(xml);
            xml.close();
            return reading.headlines;
        } catch (XMLStreamException e) {
            throw new IOException("no feed: malformed XML", e);
        }
    }

    private void read(XMLStreamReader xml) throws XMLStreamException, IOException {
        int depth = 0;
        int itemDepth = 0;
        while (xml.hasNext() && headlines.size() < MOST_ITEMS) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD ->
                        throw new IOException("no feed: it declares a document type");
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth > DEEPEST) {
                        throw new IOException("no feed: nested too deeply");
                    }
                    String name = xml.getLocalName();
                    if (depth == 1 && !List.of("rss", "RDF", "feed").contains(name)) {
                        throw new IOException("no feed: begins with another element");
                    }
                    if (itemDepth == 0 && (name.equals("item") || name.equals("entry"))) {
                        itemDepth = depth;
                        title = null;
                        published = null;
                    } else if (itemDepth > 0 && depth == itemDepth + 1) {
                        depth += take(name, xml);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth == itemDepth) {
                        finish();
                        itemDepth = 0;
                    }
                    depth--;
                }
                default -> {}
            }
        }
    }

    /** Reads an element of an item; returns by how much the depth changed. */
    private int take(String name, XMLStreamReader xml) throws XMLStreamException {
        return switch (name) {
            case "title" -> {
                title = text(xml);
                yield -1;
            }
            case "pubDate", "date", "updated", "published" -> {
                Instant time = instant(text(xml).strip());
                if (time != null && (published == null || name.equals("published"))) {
                    published = time;
                }
                yield -1;
            }
            default -> 0;
        };
    }

    /** All text up to the end of the element, also that of elements within. */
    private static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int open = 1;
        while (open > 0 && xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> open++;
                case XMLStreamConstants.END_ELEMENT -> open--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() < LONGEST_TEXT) {
                        text.append(xml.getText());
                    }
                }
                default -> {}
            }
        }
        return text.toString();
    }

    private static @Nullable Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notIso) {
            try {
                return DateTimeFormatter.RFC_1123_DATE_TIME
                        .withLocale(Locale.ROOT)
                        .parse(text, Instant::from);
            } catch (DateTimeException neither) {
                return null;
            }
        }
    }

    private void finish() {
        if (title == null || !Headline.isReadable(title)) {
            return;
        }
        Instant time = published == null || published.isAfter(now) ? now : published;
        headlines.add(new Headline(time, title));
    }
}
