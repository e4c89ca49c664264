using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Verdicts;

/// <summary>What changed between two drafts of a verdict, word by word.</summary>
[Requires(Permission.ReadTeam)]
public sealed class CompareDrafts(AppDbContext db) : DeskSlice
{
    [HttpGet("claims/{id:int}/verdict/compare")]
    public async Task<IActionResult> Show(int id, int? from, int? to)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null || claim.Drafts.Count == 0) return NotFound();
        var drafts = claim.Drafts.OrderBy(d => d.Number).ToList();
        var later = to is { } t ? drafts.FirstOrDefault(d => d.Number == t) : drafts[^1];
        var earlier = from is { } f ? drafts.FirstOrDefault(d => d.Number == f) : drafts.LastOrDefault(d => d.Number < later?.Number) ?? later;
        return later is null || earlier is null ? NotFound() : Page(new Comparison(claim, drafts, earlier, later));
    }

    /// <summary>Two drafts of one claim.</summary>
    public sealed record Comparison(Claim Of, IReadOnlyList<VerdictDraft> Drafts, VerdictDraft From, VerdictDraft To)
    {
        internal IEnumerable<(string Label, string Before, string After)> Texts =>
        [
            ("Headline", From.Text.Headline, To.Text.Headline),
            ("Standfirst", From.Text.Standfirst, To.Text.Standfirst),
            ("Conclusion", From.Text.Conclusion, To.Text.Conclusion),
            ("In short", From.Text.InShort, To.Text.InShort),
            ("Explanation", From.Text.Explanation, To.Text.Explanation),
        ];
    }
}
