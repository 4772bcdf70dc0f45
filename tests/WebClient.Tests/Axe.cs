using System.Text.Json;
using Microsoft.Playwright;

namespace GasOrleans.WebClient.Tests;

/// <summary>axe-core in a page: which rules of WCAG 2.2 AA it breaks, and where.</summary>
internal static class Axe
{
    private static readonly string Script = File.ReadAllText(Path.Combine(Repository.Root, "WebClient", "node_modules", "axe-core", "axe.min.js"));

    private const string Run = """
        async () => {
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
          const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
          return found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(" ")).join(", ")}`);
        }
        """;

    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(Script);
        var found = await page.EvaluateAsync<JsonElement>(Run);
        return [.. found.EnumerateArray().Select(one => one.GetString()!)];
    }
}
