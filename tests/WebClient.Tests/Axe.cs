using System.Text.Json;
using Microsoft.Playwright;

namespace GasOrleans.WebClient.Tests;

/// <summary>axe-core in a page: which rules of WCAG 2.2 AA it breaks, and where.</summary>
internal static class Axe
{
    private static readonly string Script = File.ReadAllText(Path.Combine(Repository.Root, "WebClient", "node_modules", "axe-core", "axe.min.js"));

    private const string Run = """
        async only => {
          const found = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
          return found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(" ")).join(", ")}`);
        }
        """;

    private static readonly string[] Everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    /// <summary>What a theme can break.</summary>
    private static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    /// <summary>In the dark, where the same page has other colours, the rules of colour; else all.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page, ColorScheme theme)
    {
        await page.EvaluateAsync(Script);
        var found = await page.EvaluateAsync<JsonElement>(Run, theme == ColorScheme.Dark ? Colours : Everything);
        return [.. found.EnumerateArray().Select(one => one.GetString()!)];
    }
}
