using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Names;

static class NameQueries
{
    /// <summary>The names that claims can get: those that were not merged into another.</summary>
    public static IQueryable<T> Standing<T>(this IQueryable<T> names) where T : class, INamed => names.Where(n => n.MergedIntoId == null);

    /// <summary>The names that have every one of the words.</summary>
    public static IQueryable<T> With<T>(this IQueryable<T> names, string? words) where T : class, INamed
    {
        foreach (var word in SearchWords.Of(words))
        {
            var pattern = SearchWords.Pattern(NameKey.Of(word));
            names = names.Where(n => EF.Functions.Like(n.NameKey, pattern, SearchWords.Escape));
        }
        return names;
    }

    /// <summary>Claims that change their name or check with a topic or claimant.</summary>
    public static IQueryable<Claim> ToRegroup(this IQueryable<Claim> claims) =>
        claims.Include(c => c.Topic).Include(c => c.Claimant).Include(c => c.Check!.Versions).AsSplitQuery();
}
