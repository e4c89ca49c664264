using System.Text.Json;
using ClaimTrack.Data;

namespace ClaimTrack.Web.Platform.Keys;

/// <summary>The keys that a person has: those of <see cref="Shortcut.All"/> with what they chose otherwise.</summary>
public sealed class KeyChoices
{
    readonly Dictionary<string, string> _chosen;

    KeyChoices(Dictionary<string, string> chosen, bool singlesOff)
    {
        _chosen = chosen;
        SinglesOff = singlesOff;
    }

    /// <summary>Whether keys without a modifier do nothing. Whoever speaks to the computer, or often hits a key by mistake, needs that.</summary>
    public bool SinglesOff { get; }

    /// <summary>Whether anything differs from the beginning.</summary>
    public bool IsChanged => SinglesOff || _chosen.Count > 0;

    /// <summary>The keys of a command; empty for none.</summary>
    public string Of(Shortcut shortcut) => _chosen.GetValueOrDefault(shortcut.Name, shortcut.Keys);

    /// <summary>What somebody wishes, without what is the same from the start and without what is no command.</summary>
    /// <param name="keys">The keys by the command's name, in the form that <see cref="KeyText.Read"/> gives.</param>
    /// <param name="singlesOff">Whether single keys do nothing.</param>
    public static KeyChoices From(IReadOnlyDictionary<string, string> keys, bool singlesOff) => new(
        Shortcut.Changeable.Where(s => keys.TryGetValue(s.Name, out var chosen) && chosen != s.Keys).ToDictionary(s => s.Name, s => keys[s.Name]), singlesOff);

    /// <summary>Commands that cannot be told apart, each with the one that has its keys already.</summary>
    public IEnumerable<(Shortcut One, Shortcut Other)> Clashes =>
        from one in Shortcut.All
        from other in Shortcut.All
        where one != other && one.Held(Of(one)).Any(a => other.Held(Of(other)).Any(b => Clash(one, a, other, b)))
        select (one, other);

    // Where one begins with the other, the longer could never be finished.
    static bool Clash(Shortcut one, string a, Shortcut other, string b) => a == b
        ? Shortcut.IsOne(one.Place, other.Place)
        : Shortcut.Meet(one.Place, other.Place) && (a.StartsWith(b + " ", StringComparison.Ordinal) || b.StartsWith(a + " ", StringComparison.Ordinal));

    /// <summary>Reads what an account keeps. What cannot be read, or makes no sense any more, is as it was from the start.</summary>
    public static KeyChoices Read(string? kept)
    {
        if (kept is null) return new([], false);
        try
        {
            using var json = JsonDocument.Parse(kept);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return new([], false);
            Dictionary<string, string> chosen = [];
            if (json.RootElement.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Object)
                foreach (var key in keys.EnumerateObject())
                    if (key.Value.ValueKind == JsonValueKind.String && KeyText.Read(key.Value.GetString()) is { } text) chosen[key.Name] = text;
            return From(chosen, json.RootElement.TryGetProperty("singlesOff", out var off) && off.ValueKind == JsonValueKind.True).WithoutClashes();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter for half of a surrogate pair
        {
            return new([], false);
        }
    }

    // A command that came later may have taken a key that somebody chose before.
    KeyChoices WithoutClashes()
    {
        while (Clashes.SelectMany(c => new[] { c.One.Name, c.Other.Name }).Where(_chosen.ContainsKey).ToList() is { Count: > 0 } names)
            foreach (var name in names) _chosen.Remove(name);
        return this;
    }

    /// <summary>The text that an account keeps; null if nothing differs from the start.</summary>
    public string? Kept
    {
        get
        {
            if (!IsChanged) return null;
            var text = JsonSerializer.Serialize(new { keys = _chosen, singlesOff = SinglesOff });
            return text.Length <= Account.ShortcutsMax ? text : throw new InvalidOperationException("More keys were chosen than fit.");
        }
    }

    /// <summary>What pages carry for their script: every command with this person's keys.</summary>
    /// <param name="may">Whether somebody may do what a command leads to.</param>
    /// <param name="desk">The team's address.</param>
    internal string ForScript(Func<Domain.Permission, bool> may, string desk) => JsonSerializer.Serialize(Shortcut.All.Select(s => new
    {
        name = s.Name,
        words = s.Words,
        place = s.Place.ToString(),
        where = Shortcut.Say(s.Place),
        keys = Of(s),
        also = s.Also,
        isFixed = s.IsFixed,
        to = s.Path is { } path && may(s.Needs) ? $"{desk}/{path}" : null,
    }), ForPages);

    static readonly JsonSerializerOptions ForPages = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault };
}
