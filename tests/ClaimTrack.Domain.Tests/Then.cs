using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace ClaimTrack.Domain.Tests;

/// <summary>How stories end.</summary>
static class Then
{
    /// <summary>The move is refused by that rule, with a sentence for people, and leaves no trace on the thing.</summary>
    public static Refusal Refused(object thing, Rule rule, Action move)
    {
        var before = Snapshot(thing);
        var refusal = Assert.Throws<RefusedException>(move).Refusal;
        Assert.Equal(rule, refusal.Rule);
        Assert.False(string.IsNullOrWhiteSpace(refusal.Sentence));
        Assert.Equal(before, Snapshot(thing));
        return refusal;
    }

    /// <summary>The newest entry of the history.</summary>
    public static HistoryEvent HistorySays(IReadOnlyList<HistoryEvent> events, EventKind kind, Member by)
    {
        var last = events[^1];
        Assert.Equal((kind, by.Name), (last.Kind, last.Who));
        return last;
    }

    /// <summary>The move changes nothing at all, and writes no history.</summary>
    public static void NothingHappens(object thing, Action move)
    {
        var before = Snapshot(thing);
        move();
        Assert.Equal(before, Snapshot(thing));
    }

    /// <summary>Every field of a thing and of everything that it holds, as text: two snapshots are equal if and only if
    /// nothing has changed, including in fields that are added later.</summary>
    public static string Snapshot(object thing)
    {
        var text = new StringBuilder();
        Write(thing, "", text, new Dictionary<object, int>(ReferenceEqualityComparer.Instance));
        return text.ToString();
    }

    static void Write(object? value, string path, StringBuilder text, Dictionary<object, int> seen)
    {
        switch (value)
        {
            case null or string or Enum or IFormattable or bool:
                text.Append(path).Append(" = ").AppendLine(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            case IEnumerable many:
                var n = 0;
                foreach (var one in many) Write(one, $"{path}[{n++}]", text, seen);
                text.Append(path).Append(" has ").Append(n).AppendLine();
                break;
            case var known when seen.TryGetValue(known, out var number):
                text.Append(path).Append(" is #").Append(number).AppendLine();
                break;
            default:
                seen.Add(value, seen.Count);
                foreach (var field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                    Write(field.GetValue(value), $"{path}/{field.Name}", text, seen);
                break;
        }
    }
}
