using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Articles;

/// <summary>What changed between two revisions of an article, word by word.</summary>
[Requires(Permission.ReadTeam)]
public sealed class CompareRevisions(AppDbContext db) : DeskSlice
{
    /// <summary>The page.</summary>
    [HttpGet("articles/{id:int}/compare")]
    public async Task<IActionResult> Show(int id, int from, int to)
    {
        var facts = await db.ArticlesOf(By).Where(a => a.Id == id).Select(a => a.Facts).FirstOrDefaultAsync(Gone);
        if (facts is null) return NotFound();
        var revisions = await db.Set<ArticleRevision>().Where(r => r.ArticleId == id).OrderBy(r => r.Number)
            .Select(r => new { r.Number, r.TakenAt, Text = r.Number == from || r.Number == to ? r.Text : null }).ToListAsync(Gone);
        if (revisions.Find(r => r.Number == from) is not { } before || revisions.Find(r => r.Number == to) is not { } after) return NotFound();
        return Page(new Model
        {
            Id = id,
            Facts = facts,
            Revisions = [.. revisions.Select(r => (r.Number, r.TakenAt))],
            From = (before.Number, before.TakenAt),
            To = (after.Number, after.TakenAt),
            Blocks = BlockDiff.Between(before.Text!, after.Text!),
        });
    }

    internal sealed class Model
    {
        public required int Id { get; init; }
        public required ArticleFacts Facts { get; init; }
        public required IReadOnlyList<(int Number, DateTimeOffset TakenAt)> Revisions { get; init; }
        public required (int Number, DateTimeOffset TakenAt) From { get; init; }
        public required (int Number, DateTimeOffset TakenAt) To { get; init; }
        public required IReadOnlyList<BlockChange> Blocks { get; init; }

        public int Changed => Blocks.Count(b => b.IsChanged);
        public int Added => Blocks.Count(b => b.Before is null);
        public int Removed => Blocks.Count(b => b.After is null);
    }
}
