using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Claims;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Tasks;

/// <summary>What tests of tasks do again and again.</summary>
static class TaskSteps
{
    /// <summary>Adds a task to a claim.</summary>
    /// <returns>Its number.</returns>
    public static async Task<int> AddTask(this App app, int claim, Person who, TaskFacts facts) =>
        (await app.Do(claim, who, (c, by) => c.AddTask(facts, by, app.Now))).Tasks.MaxBy(t => t.Position)!.Id;

    /// <summary>Adds a line to a team's checklist.</summary>
    /// <returns>Its number.</returns>
    public static async Task<int> AddLine(this App app, Newsroom room, string label, TaskNeed need = TaskNeed.Nothing, TaskKind kind = TaskKind.Text) => (await app.Change(async db =>
    {
        var team = await db.Teams.Include(t => t.Checklist).SingleAsync(t => t.Id == room.Id);
        return team.AddToChecklist(new() { Label = label, Need = need, Kind = kind }, await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.Admin.MemberId), app.Now);
    })).Id;
}
