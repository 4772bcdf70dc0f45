namespace GasOrleans.Annotation.Tests.Output;

/// <summary>Results are named after the user's file, and no letter of it is eaten.</summary>
public sealed class NamesOfOutputs
{
    [Theory]
    [InlineData("x.vcf", "x")]
    [InlineData("x.vcf.gz", "x")]
    [InlineData("x.vcf.bgz", "x")]
    [InlineData("x.VCF.GZ", "x")]
    [InlineData("x.gz", "x")]
    [InlineData("x", "x")]
    [InlineData("vcf", "vcf")]
    [InlineData("fcv.vcf", "fcv")]
    [InlineData("cvfvcf.vcf", "cvfvcf")]
    [InlineData("a.vcf.vcf", "a.vcf")]
    [InlineData("x.txt", "x.txt")]
    [InlineData("sample 1 (final).vcf", "sample_1__final_")]
    [InlineData("Müller.vcf", "Müller")]
    [InlineData("C:\\data\\x.vcf", "x")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..", "variants")]
    [InlineData(".vcf", "variants")]
    [InlineData("-rf.vcf", "rf")]
    [InlineData("a\nb\0c\".vcf", "a_b_c_")]
    [InlineData("", "variants")]
    public void A_name_keeps_its_letters(string file, string name)
        => Assert.Equal(new($"{name}.annot.vcf.gz", $"{name}.annot.vcf.gz.tbi", $"{name}.vcf.count.log"), OutputNames.For(file));

    [Fact]
    public void A_long_name_is_bounded() => Assert.InRange(OutputNames.For(new('x', 5_000)).Index.Length, 1, 200);
}
