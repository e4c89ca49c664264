using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Features.Claims;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Board;

/// <summary>Sorts many claims under a topic.</summary>
[Requires(Permission.KeepClaims), Route("desk/{team}/bulk/topic")]
public sealed class BulkTopic(AppDbContext db, TimeProvider clock) : BulkSlice<BulkTopic.Form>(db, clock)
{
    protected override async Task Offer(Form form) =>
        form.Names = await Db.TopicsOf(By).Where(t => t.MergedIntoId == null).OrderBy(t => t.NameKey).Take(500).Select(t => t.Name).ToListAsync(Gone);

    private protected override Task<BulkAct?> Act(Form form) => Task.FromResult<BulkAct?>(new TopicAct(form.Topic));

    public sealed class Form : BulkForm
    {
        public string? Topic { get; set; }
        internal IReadOnlyList<string> Names { get; set; } = [];
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator() => RuleFor(f => f.Topic).Name(Domain.Topic.NameMax, "the topic");
    }
}
