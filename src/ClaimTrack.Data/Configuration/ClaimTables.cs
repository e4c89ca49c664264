using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClaimTrack.Data.Configuration;

sealed class ClaimTable : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> claim)
    {
        claim.Property(c => c.Version).IsConcurrencyToken();
        claim.HasAlternateKey(c => new { c.TeamId, c.Id });
        claim.HasIndex(c => new { c.TeamId, c.Status });
        claim.HasOne(c => c.Team).WithMany().HasForeignKey(c => c.TeamId);
        claim.ComplexProperty(c => c.Facts, facts =>
        {
            facts.Property(f => f.Statement).HasMaxLength(ClaimFacts.StatementMax);
            facts.Property(f => f.Language).HasMaxLength(ArticleFacts.LanguageMax);
            facts.Property(f => f.ClaimantUrl).HasMaxLength(ClaimFacts.UrlMax);
        });
        claim.ComplexProperty(c => c.Reply, reply =>
        {
            reply.Property(r => r.Reply).HasMaxLength(RightOfReply.ReplyMax);
            reply.Property(r => r.WhyNotAsked).HasMaxLength(RightOfReply.ReasonMax);
            reply.Property(r => r.WhyNoPrimarySource).HasMaxLength(RightOfReply.ReasonMax);
        });
        claim.HasOne(c => c.Claimant).WithMany().HasForeignKey(c => c.ClaimantId);
        claim.HasOne(c => c.Topic).WithMany().HasForeignKey(c => c.TopicId);
        claim.HasOne(c => c.SubmittedBy).WithMany().HasForeignKey(c => c.SubmittedById);
        claim.HasOne(c => c.Owner).WithMany().HasForeignKey(c => c.OwnerId);
        claim.HasOne(c => c.ScheduledBy).WithMany().HasForeignKey(c => c.ScheduledById);
        claim.HasIndex(c => c.ScheduledFor);
        claim.HasOne(c => c.MergedInto).WithMany().HasForeignKey(c => new { c.TeamId, c.MergedIntoId }).HasPrincipalKey(c => new { c.TeamId, c.Id });
        claim.HasOne(c => c.TranslationOf).WithMany(c => c.Translations).HasForeignKey(c => new { c.TeamId, c.TranslationOfId }).HasPrincipalKey(c => new { c.TeamId, c.Id });
        claim.Property(c => c.MovedAppearanceIds).AsJson();
        claim.HasMany(c => c.Appearances).WithOne().HasForeignKey(a => new { a.TeamId, a.ClaimId }).HasPrincipalKey(c => new { c.TeamId, c.Id })
            .OnDelete(DeleteBehavior.ClientCascade);
        claim.HasMany(c => c.Evidence).WithOne().HasForeignKey(e => e.ClaimId);
        claim.HasMany(c => c.Drafts).WithOne().HasForeignKey(d => d.ClaimId);
        claim.HasMany(c => c.Reviews).WithOne().HasForeignKey(r => r.ClaimId);
        claim.HasMany(c => c.Corrections).WithOne().HasForeignKey(c => c.ClaimId);
        claim.HasOne(c => c.Check).WithOne().HasForeignKey<Check>(c => c.ClaimId);
        claim.HasMany(c => c.Tasks).WithOne().HasForeignKey(t => t.ClaimId);
        claim.HasMany(c => c.Events).WithOne().HasForeignKey(e => e.ClaimId);
        // Derived, never stored.
        claim.Ignore(c => c.FirstAppearance).Ignore(c => c.CurrentDraft).Ignore(c => c.LatestReview).Ignore(c => c.OpenReview).Ignore(c => c.OpenCorrection);
    }
}

sealed class ClaimantTable : IEntityTypeConfiguration<Claimant>
{
    public void Configure(EntityTypeBuilder<Claimant> claimant)
    {
        claimant.Property(c => c.Name).HasMaxLength(Claimant.NameMax);
        claimant.Property(c => c.NameKey).HasMaxLength(Claimant.NameMax);
        claimant.HasIndex(c => new { c.TeamId, c.NameKey }).IsUnique();
        claimant.Property(c => c.Slug).HasMaxLength(Slug.Max);
        claimant.HasIndex(c => c.Slug);
        claimant.HasOne<Team>().WithMany().HasForeignKey(c => c.TeamId);
        claimant.HasOne(c => c.MergedInto).WithMany().HasForeignKey(c => c.MergedIntoId);
        claimant.HasMany(c => c.FormerNames).WithOne(f => f.Claimant);
    }
}

sealed class TopicTable : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> topic)
    {
        topic.Property(t => t.Name).HasMaxLength(Topic.NameMax);
        topic.Property(t => t.NameKey).HasMaxLength(Topic.NameMax);
        topic.HasIndex(t => new { t.TeamId, t.NameKey }).IsUnique();
        topic.Property(t => t.Slug).HasMaxLength(Slug.Max);
        topic.HasIndex(t => t.Slug);
        topic.Property(t => t.Description).HasMaxLength(Topic.DescriptionMax);
        topic.HasOne<Team>().WithMany().HasForeignKey(t => t.TeamId);
        topic.HasOne(t => t.MergedInto).WithMany().HasForeignKey(t => t.MergedIntoId);
        topic.HasMany(t => t.FormerNames).WithOne(f => f.Topic);
    }
}

sealed class FormerNameTable : IEntityTypeConfiguration<FormerName>
{
    public void Configure(EntityTypeBuilder<FormerName> former)
    {
        former.Property(f => f.Name).HasMaxLength(Claimant.NameMax);
        former.Property(f => f.Slug).HasMaxLength(Slug.Max);
        former.HasIndex(f => f.Name);
        former.HasIndex(f => f.Slug);
    }
}

sealed class AppearanceTable : IEntityTypeConfiguration<Appearance>
{
    public void Configure(EntityTypeBuilder<Appearance> appearance)
    {
        appearance.HasOne(a => a.Article).WithMany().HasForeignKey(a => new { a.TeamId, a.ArticleId }).HasPrincipalKey(a => new { a.TeamId, a.Id });
        appearance.HasOne(a => a.Revision).WithMany().HasForeignKey(a => a.RevisionId);
        appearance.HasOne(a => a.AddedBy).WithMany().HasForeignKey(a => a.AddedById);
        appearance.ComplexProperty(a => a.Quote, quote =>
        {
            quote.Property(q => q.Exact).HasMaxLength(Quote.ExactMax);
            quote.Property(q => q.Prefix).HasMaxLength(Quote.ContextMax);
            quote.Property(q => q.Suffix).HasMaxLength(Quote.ContextMax);
        });
    }
}

sealed class SourceTable : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> source)
    {
        source.Property(s => s.Title).HasMaxLength(Source.TitleMax);
        source.Property(s => s.Publisher).HasMaxLength(Source.PublisherMax);
        source.Property(s => s.Url).HasMaxLength(Source.UrlMax);
        source.HasOne<Team>().WithMany().HasForeignKey(s => s.TeamId);
    }
}

sealed class EvidenceTable : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> evidence)
    {
        evidence.HasIndex(e => new { e.ClaimId, e.Number }).IsUnique();
        evidence.HasOne(e => e.Source).WithMany().HasForeignKey(e => e.SourceId);
        evidence.HasOne(e => e.AddedBy).WithMany().HasForeignKey(e => e.AddedById);
        evidence.ComplexProperty(e => e.Facts, facts =>
        {
            facts.Property(f => f.Quote).HasMaxLength(EvidenceFacts.QuoteMax);
            facts.Property(f => f.Locator).HasMaxLength(EvidenceFacts.LocatorMax);
            facts.Property(f => f.Note).HasMaxLength(EvidenceFacts.NoteMax);
            facts.Property(f => f.ArchivedUrl).HasMaxLength(EvidenceFacts.UrlMax);
        });
    }
}

sealed class DraftTable : IEntityTypeConfiguration<VerdictDraft>
{
    public void Configure(EntityTypeBuilder<VerdictDraft> draft)
    {
        draft.HasIndex(d => new { d.ClaimId, d.Number }).IsUnique();
        draft.HasOne(d => d.Rating).WithMany().HasForeignKey(d => d.RatingId);
        draft.HasOne(d => d.Author).WithMany().HasForeignKey(d => d.AuthorId);
        draft.ComplexProperty(d => d.Text, text =>
        {
            text.Property(t => t.Headline).HasMaxLength(VerdictText.HeadlineMax);
            text.Property(t => t.Standfirst).HasMaxLength(VerdictText.StandfirstMax);
            text.Property(t => t.Conclusion).HasMaxLength(VerdictText.ConclusionMax);
            text.Property(t => t.InShort).HasMaxLength(VerdictText.InShortMax);
        });
    }
}

sealed class ReviewTable : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> review)
    {
        review.HasIndex(r => new { r.ClaimId, r.Round }).IsUnique();
        review.HasOne(r => r.RequestedBy).WithMany().HasForeignKey(r => r.RequestedById);
        review.HasMany(r => r.Votes).WithOne().HasForeignKey(v => v.ReviewId);
    }
}

sealed class VoteTable : IEntityTypeConfiguration<Vote>
{
    public void Configure(EntityTypeBuilder<Vote> vote)
    {
        vote.HasIndex(v => new { v.ReviewId, v.MemberId, v.DraftNumber }).IsUnique();
        vote.HasOne(v => v.Member).WithMany().HasForeignKey(v => v.MemberId);
        vote.HasOne(v => v.Draft).WithMany().HasForeignKey(v => v.DraftId);
        vote.Property(v => v.Comment).HasMaxLength(Vote.CommentMax);
    }
}

sealed class CorrectionTable : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> correction)
    {
        correction.Property(c => c.Reason).HasMaxLength(Correction.ReasonMax);
        correction.HasOne(c => c.StartedBy).WithMany().HasForeignKey(c => c.StartedById);
        correction.HasIndex(c => c.PublishedAt);
    }
}

sealed class CheckTable : IEntityTypeConfiguration<Check>
{
    public void Configure(EntityTypeBuilder<Check> check)
    {
        check.HasKey(c => c.ClaimId);
        check.Property(c => c.ClaimId).ValueGeneratedNever();
        check.HasOne(c => c.Team).WithMany().HasForeignKey(c => c.TeamId);
        check.HasMany(c => c.Versions).WithOne().HasForeignKey(v => v.ClaimId);
        check.Ignore(c => c.Live);
        check.Property(c => c.Slug).HasMaxLength(Check.SlugMax);
        check.Property(c => c.Language).HasMaxLength(ArticleFacts.LanguageMax);
        check.Property(c => c.RatingKey).HasMaxLength(Rating.KeyMax);
        check.Property(c => c.ClaimantName).HasMaxLength(Claimant.NameMax);
        check.Property(c => c.TopicName).HasMaxLength(Topic.NameMax);
        check.Property(c => c.SearchText).HasMaxLength(Check.SearchTextMax);
        check.HasIndex(c => c.UpdatedAt);
        check.HasIndex(c => c.RatingKey);
        check.Property(c => c.ClaimantSlug).HasMaxLength(Slug.Max);
        check.HasIndex(c => c.ClaimantSlug);
        check.Property(c => c.TopicSlug).HasMaxLength(Slug.Max);
        check.HasIndex(c => c.TopicSlug);
        check.Property(c => c.Order).AsJson();
    }
}

sealed class CheckVersionTable : IEntityTypeConfiguration<CheckVersion>
{
    public void Configure(EntityTypeBuilder<CheckVersion> version)
    {
        version.HasIndex(v => new { v.ClaimId, v.Number }).IsUnique();
        version.Property(v => v.Content).AsJson();
        version.HasOne(v => v.PublishedBy).WithMany().HasForeignKey(v => v.PublishedById);
    }
}
