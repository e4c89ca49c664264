using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Tasks;

/// <summary>Hands out the file that answers a task: as a download, never as a page of this site.</summary>
[Requires(Permission.ReadTeam)]
public sealed class DownloadFile(AppDbContext db) : DeskSlice
{
    static readonly string[] Harmless = ["application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "text/plain", "text/csv"];

    [HttpGet("claims/{id:int}/tasks/{task:int}/file")]
    public async Task<IActionResult> Show(int id, int task)
    {
        var file = await db.ClaimsOf(By).Where(c => c.Id == id).SelectMany(c => c.Tasks).Where(t => t.Id == task && t.RemovedAt == null).Select(t => t.FileId).FirstOrDefaultAsync(Gone);
        if (file is null || await db.FilesOf(By).FirstOrDefaultAsync(f => f.Id == file, Gone) is not { } kept) return NotFound();
        // What the sender called it is believed only where a browser cannot be led astray by it.
        return File(kept.Bytes.ToArray(), Harmless.Contains(kept.MediaType) ? kept.MediaType : "application/octet-stream", kept.Name);
    }
}
