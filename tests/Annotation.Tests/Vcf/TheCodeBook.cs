using System.Text.RegularExpressions;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>Codes are a closed set with one row each.</summary>
public sealed partial class TheCodeBook
{
    [Fact]
    public void Every_code_has_exactly_one_row_in_the_order_of_the_enum()
        => Assert.Equal(Enum.GetValues<Code>(), CodeBook.All.Select(entry => entry.Code));

    [Fact]
    public void Names_are_unique_and_in_lower_case_with_dashes()
    {
        Assert.Equal(CodeBook.All.Count, CodeBook.All.Select(entry => entry.Id).Distinct().Count());
        Assert.All(CodeBook.All, entry => Assert.Matches(Kebab(), entry.Id));
        Assert.All(CodeBook.All, entry => Assert.Same(entry, CodeBook.Find(entry.Id)));
    }

    [Fact]
    public void Every_refusal_says_what_to_do()
        => Assert.All(CodeBook.All.Where(entry => entry.Verdict == Verdict.Reject), entry => Assert.NotEmpty(entry.Fix));

    [Fact]
    public void Every_sentence_is_one() => Assert.All(CodeBook.All, entry => Assert.EndsWith(".", entry.Sentence, StringComparison.Ordinal));

    [Fact]
    public void The_codes_of_a_record_fit_into_one_word() => Assert.InRange(CodeBook.All.Count, 1, 64);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Kebab();
}
