using System.Text;
using System.Text.Json;

namespace ClaimTrack.Text;

/// <summary>A value in a block of structured data, which knows the line it stands on.</summary>
/// <param name="Line">Counted from 1, in the markup that was handed in.</param>
abstract record MarkupNode(int Line)
{
    // Deeper than any data that somebody meant.
    const int MostDepth = 64;

    /// <summary>Reads a block.</summary>
    /// <param name="json">The block.</param>
    /// <param name="firstLine">The line on which it begins.</param>
    /// <exception cref="MarkupException">It is no JSON.</exception>
    public static MarkupNode Read(string json, int firstLine)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var lines = new LineCounter(bytes, firstLine);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MostDepth });
        try
        {
            reader.Read();
            var node = Value(ref reader, lines);
            return reader.Read() ? throw new MarkupException(lines.At(reader.TokenStartIndex), "Something follows after the end of the block.") : node;
        }
        catch (JsonException e)
        {
            throw new MarkupException(firstLine + (int)(e.LineNumber ?? 0), e.Message);
        }
    }

    static MarkupNode Value(ref Utf8JsonReader reader, LineCounter lines)
    {
        var line = lines.At(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                List<(string, MarkupNode)> members = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = Text(ref reader, line);
                    reader.Read();
                    members.Add((name, Value(ref reader, lines)));
                }
                return new MarkupObject(line, members);
            case JsonTokenType.StartArray:
                List<MarkupNode> items = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(ref reader, lines));
                return new MarkupList(line, items);
            case JsonTokenType.String:
                return new MarkupText(line, Text(ref reader, line));
            case JsonTokenType.Number:
                return new MarkupNumber(line, Encoding.UTF8.GetString(reader.ValueSpan));
            default:
                return new MarkupOther(line, Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    static string Text(ref Utf8JsonReader reader, int line)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new MarkupException(line, "A text holds half of a surrogate pair.");
        }
    }

    // Tokens come in order, so each byte is looked at once.
    sealed class LineCounter(byte[] bytes, int line)
    {
        long _at;
        int _line = line;

        public int At(long index)
        {
            for (; _at < index; _at++)
                if (bytes[_at] == '\n') _line++;
            return _line;
        }
    }
}

/// <summary>An object.</summary>
sealed record MarkupObject(int Line, IReadOnlyList<(string Name, MarkupNode Value)> Members) : MarkupNode(Line)
{
    /// <summary>The value of a member, or null.</summary>
    public MarkupNode? this[string name] => Members.FirstOrDefault(m => m.Name == name).Value;

    /// <summary>The values of a member that may be one or a list.</summary>
    public IReadOnlyList<MarkupNode> All(string name) => this[name] switch { null => [], MarkupList list => list.Items, { } one => [one] };

    /// <summary>Its types.</summary>
    public IEnumerable<string> Types => All("@type").OfType<MarkupText>().Select(t => t.Value);
}

/// <summary>A list.</summary>
sealed record MarkupList(int Line, IReadOnlyList<MarkupNode> Items) : MarkupNode(Line);

/// <summary>A text.</summary>
sealed record MarkupText(int Line, string Value) : MarkupNode(Line);

/// <summary>A number as it is written.</summary>
sealed record MarkupNumber(int Line, string Written) : MarkupNode(Line);

/// <summary>True, false or null.</summary>
sealed record MarkupOther(int Line, string Written) : MarkupNode(Line);

/// <summary>A block that cannot be read.</summary>
sealed class MarkupException(int line, string message) : Exception(message)
{
    /// <summary>Where.</summary>
    public int Line => line;
}
