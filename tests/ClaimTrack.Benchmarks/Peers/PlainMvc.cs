using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Benchmarks.Peers;

/// <summary>What most would write: a controller, one query, a Razor view; a page of about 30 KB.</summary>
static class PlainMvc
{
    /// <summary>Serves it at <c>/page</c>.</summary>
    public static async Task Serve(string url, string database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddDbContextPool<PlainContext>(o => o.UseSqlite($"Data Source={database}"));
        // The product's own pages lie beside this one, and are not to be part of it.
        builder.Services.AddControllersWithViews().ConfigureApplicationPartManager(parts =>
        {
            foreach (var part in parts.ApplicationParts.Where(p => p.Name != typeof(PlainMvc).Assembly.GetName().Name).ToList()) parts.ApplicationParts.Remove(part);
        });
        var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PlainContext>();
            await db.Database.EnsureCreatedAsync();
            db.Paragraphs.AddRange(Enumerable.Range(1, 100).Select(n => new Paragraph { Title = $"Paragraph {n}", Text = string.Concat(Enumerable.Repeat($"The harbour board said so on day {n}. ", 7)) }));
            await db.SaveChangesAsync();
        }
        app.MapControllers();
        await app.RunAsync();
    }
}

/// <summary>The database of <see cref="PlainMvc"/>.</summary>
public sealed class PlainContext(DbContextOptions<PlainContext> options) : DbContext(options)
{
    /// <summary>What the page lists.</summary>
    public DbSet<Paragraph> Paragraphs => Set<Paragraph>();
}

/// <summary>A row of the page.</summary>
public sealed class Paragraph
{
    /// <summary>Identity.</summary>
    public int Id { get; set; }

    /// <summary>Its heading.</summary>
    public required string Title { get; set; }

    /// <summary>Its text.</summary>
    public required string Text { get; set; }
}

/// <summary>The one controller of <see cref="PlainMvc"/>.</summary>
public sealed class PlainController(PlainContext db) : Controller
{
    /// <summary>The page.</summary>
    [HttpGet("/page")]
    public async Task<IActionResult> Page() => View("/Peers/Page.cshtml", await db.Paragraphs.AsNoTracking().OrderBy(p => p.Id).ToListAsync());
}
