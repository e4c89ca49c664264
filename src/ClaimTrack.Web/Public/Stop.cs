using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Views;

namespace ClaimTrack.Web.Public;

/// <summary>What happened at a stop.</summary>
public enum StopKind
{
    /// <summary>The claim was made, nobody knows where.</summary>
    Made,
    /// <summary>It appeared, as early as we know of.</summary>
    FirstSeen,
    /// <summary>It appeared again.</summary>
    Seen,
    /// <summary>The check came out.</summary>
    Checked,
}

/// <summary>A place or time in the life of a claim.</summary>
public sealed record Stop(DateOnly? Day, StopKind Kind, CheckAppearance? Where, string Class)
{
    /// <summary>How the claim of a check travelled, earliest first; what has no day comes where it belongs by its kind.</summary>
    public static IReadOnlyList<Stop> Of(CheckView check)
    {
        var content = check.Content;
        List<Stop> stops = [];
        if (content.ClaimedOn is { } said && content.Appearances.All(a => a.PublishedOn != said))
            stops.Add(new(said, StopKind.Made, null, content.Appearances.Count == 0 ? "is-claim" : ""));
        foreach (var (at, place) in content.Appearances.Index())
            stops.Add(new(place.PublishedOn, at == 0 ? StopKind.FirstSeen : StopKind.Seen, place, at == 0 ? "is-claim" : ""));
        stops = [.. stops.OrderBy(s => s.Day ?? DateOnly.MaxValue)];
        if (check.PublishedAt is { } published)
            stops.Add(new(DateOnly.FromDateTime(published.UtcDateTime), StopKind.Checked, null, $"is-check {RatingLooks.Class(content.Rating.Family)}"));
        return stops;
    }
}
