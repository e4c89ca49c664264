var app = WebApplication.CreateBuilder(args).Build();
app.Run();

/// <summary>The entry point, named so that tests can host the application.</summary>
public partial class Program;
