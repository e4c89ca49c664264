using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClaimTrack.Data.Configuration;

sealed class ArticleTable : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> article)
    {
        article.Property(a => a.Version).IsConcurrencyToken();
        // With the team in its key the database itself refuses a claim that points at another team's article.
        article.HasAlternateKey(a => new { a.TeamId, a.Id });
        article.HasOne<Team>().WithMany().HasForeignKey(a => a.TeamId);
        article.HasOne(a => a.AddedBy).WithMany().HasForeignKey(a => a.AddedById);
        article.HasMany(a => a.Revisions).WithOne().HasForeignKey(r => r.ArticleId);
        article.HasMany(a => a.Events).WithOne().HasForeignKey(e => e.ArticleId);
        article.Ignore(a => a.Latest);
        article.ComplexProperty(a => a.Facts, facts =>
        {
            facts.Property(f => f.Title).HasMaxLength(ArticleFacts.TitleMax);
            facts.Property(f => f.Byline).HasMaxLength(ArticleFacts.NameMax);
            facts.Property(f => f.Publisher).HasMaxLength(ArticleFacts.NameMax);
            facts.Property(f => f.Language).HasMaxLength(ArticleFacts.LanguageMax);
            facts.Property(f => f.Url).HasMaxLength(ArticleFacts.UrlMax);
        });
    }
}

sealed class RevisionTable : IEntityTypeConfiguration<ArticleRevision>
{
    public void Configure(EntityTypeBuilder<ArticleRevision> revision)
    {
        revision.HasIndex(r => new { r.ArticleId, r.Number }).IsUnique();
        revision.Property(r => r.TextHash).HasMaxLength(64);
        revision.HasOne(r => r.By).WithMany().HasForeignKey(r => r.ById);
    }
}
