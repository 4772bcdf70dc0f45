using System.Reflection;
using System.Xml.Linq;
using GasOrleans.Annotation;
using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests;

/// <summary>What the folders promise.</summary>
public class ArchitectureTests
{
    [Fact]
    public void Contracts_know_only_orleans()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "Grains.Interfaces", "Grains.Interfaces.csproj"));
        Assert.Equal(["Microsoft.Orleans.Sdk"], project.Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value));
        Assert.Empty(project.Descendants("ProjectReference"));
    }

    [Fact]
    public void The_engine_knows_neither_orleans_nor_aws()
        => Assert.DoesNotContain(typeof(VcfAnnotator).Assembly.GetReferencedAssemblies(), Names("Orleans", "AWSSDK"));

    [Fact]
    public void The_web_client_knows_no_grain_but_by_its_contract()
        => Assert.DoesNotContain("Grains.csproj", XDocument.Load(Path.Combine(Repository.Root, "WebClient", "WebClient.csproj"))
            .Descendants("ProjectReference").Select(reference => Path.GetFileName(reference.Attribute("Include")!.Value)));

    [Fact]
    public void Grains_are_internal_and_sealed()
    {
        var grains = typeof(JobTable).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Grain))).ToList();
        Assert.NotEmpty(grains);
        Assert.All(grains, grain => Assert.True(grain is { IsSealed: true, IsPublic: false }, $"{grain.Name} must be internal sealed"));
    }

    [Fact]
    public void The_life_of_a_job_can_be_seen_whole()
        => Assert.InRange(File.ReadLines(Path.Combine(Repository.Root, "Grains", "Jobs", "JobLifecycle.cs")).Count(), 1, 100);

    private static Predicate<AssemblyName> Names(params string[] starts)
        => assembly => Array.Exists(starts, start => assembly.Name!.Contains(start, StringComparison.Ordinal));
}
